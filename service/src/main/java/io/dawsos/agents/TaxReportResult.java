package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.lots.HistoricRate;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.Sale;
import io.dawsos.portfolio.tax.RealizedGain;
import io.dawsos.portfolio.tax.TaxLedger;
import io.dawsos.portfolio.tax.TaxYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Realised gains by calendar year under every method of choosing lots, rounded to the currency's
 * digits. A figure that cannot be computed is null, and {@code missing} says why.
 *
 * @param currency the currency of all figures
 * @param asofDate sales up to the end of this date count
 * @param method whose sales are listed
 * @param years by method, then year
 * @param sales by the method asked for, of the year asked for, in order
 * @param warnings what a reader must know
 */
public record TaxReportResult(
    String currency,
    LocalDate asofDate,
    LotMethod method,
    List<YearLine> years,
    List<SaleLine> sales,
    List<String> warnings) {

  /**
   * The gains of a calendar year under one method.
   *
   * @param sales number of lots sold
   * @param shortTerm taxable gain of units held short
   * @param longTerm taxable gain of units held long
   * @param taxable both
   * @param disallowed losses that wash sales deny
   * @param tax on the net gain, by the rates given
   */
  public record YearLine(
      LotMethod method,
      int year,
      int sales,
      @Nullable BigDecimal proceeds,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal shortTerm,
      @Nullable BigDecimal longTerm,
      @Nullable BigDecimal taxable,
      @Nullable BigDecimal disallowed,
      @Nullable BigDecimal tax,
      @Nullable String missing) {
    static YearLine of(LotMethod method, TaxYear year, CurrencyCode currency) {
      return new YearLine(
          method,
          year.year(),
          year.sales(),
          year.proceeds().rounded(currency),
          year.cost().rounded(currency),
          year.shortTerm().rounded(currency),
          year.longTerm().rounded(currency),
          year.taxable().rounded(currency),
          year.disallowed().rounded(currency),
          year.tax().rounded(currency),
          year.taxable().missing());
    }
  }

  /**
   * Units of one lot that were sold.
   *
   * @param units above zero, or below where a short position was bought back
   * @param heldSince from when the holding period counts
   * @param unitCost of one unit in {@code costCurrency}
   * @param price of one unit in {@code priceCurrency}
   * @param entryRate of the day of acquisition; null without one, and for lots made of several
   * @param exitRate of the day of the sale; null without one
   * @param gain proceeds less cost, each at the rate of its day
   * @param priceGain the part that the price made, at the rate of the sale
   * @param fxGain the part that the rate made, on the cost
   * @param carried losses of earlier wash sales in the cost
   * @param disallowed loss that a wash sale denies
   * @param washedUnits the units whose loss is denied
   * @param taxableGain gain less carried losses, with denied ones put back
   */
  public record SaleLine(
      LocalDate date,
      String account,
      String commodity,
      BigDecimal units,
      LocalDate acquired,
      LocalDate heldSince,
      boolean longTerm,
      BigDecimal unitCost,
      String costCurrency,
      BigDecimal price,
      String priceCurrency,
      @Nullable BigDecimal entryRate,
      @Nullable String entrySource,
      @Nullable BigDecimal exitRate,
      @Nullable String exitSource,
      @Nullable BigDecimal proceeds,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal gain,
      @Nullable BigDecimal priceGain,
      @Nullable BigDecimal fxGain,
      @Nullable BigDecimal carried,
      @Nullable BigDecimal disallowed,
      BigDecimal washedUnits,
      @Nullable BigDecimal taxableGain,
      @Nullable String missing) {
    static SaleLine of(RealizedGain realized, CurrencyCode currency) {
      Sale sale = realized.sale();
      Lot lot = sale.lot();
      HistoricRate entry = lot.entry();
      HistoricRate exit = sale.exit();
      return new SaleLine(
          sale.date(),
          lot.account(),
          lot.commodity().code(),
          Plain.units(lot.units()),
          lot.acquired(),
          lot.heldSince(),
          realized.longTerm(),
          Plain.units(lot.unitCost()),
          lot.cost().currency().code(),
          Plain.units(sale.price().number()),
          sale.price().currency().code(),
          entry == null ? null : Plain.rate(entry.rate()),
          entry == null ? null : entry.source(),
          exit == null ? null : Plain.rate(exit.rate()),
          exit == null ? null : exit.source(),
          sale.baseProceeds().rounded(currency),
          sale.baseCost().rounded(currency),
          sale.gain().rounded(currency),
          sale.priceGain().rounded(currency),
          sale.fxGain().rounded(currency),
          sale.washed().rounded(currency),
          sale.disallowed().rounded(currency),
          Plain.units(sale.washedUnits()),
          sale.taxableGain().rounded(currency),
          sale.taxableGain().missing());
    }
  }

  static List<YearLine> years(List<TaxLedger> ledgers, CurrencyCode currency) {
    return ledgers.stream()
        .flatMap(
            ledger ->
                ledger.years().stream().map(year -> YearLine.of(ledger.method(), year, currency)))
        .toList();
  }
}
