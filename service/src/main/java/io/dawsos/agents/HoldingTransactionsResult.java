package io.dawsos.agents;

import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.income.HoldingEntry;
import io.dawsos.portfolio.income.IncomeItem;
import io.dawsos.portfolio.lots.HistoricRate;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one holding, rounded to the currency's digits. A figure that cannot be computed
 * is null, and {@code missing} says why.
 *
 * @param security the commodity
 * @param currency the currency of all amounts
 * @param asofDate the last day
 * @param units held at its end
 * @param realized gain of all sales
 * @param realizedPrice the part that prices made, at the rates of the sales
 * @param realizedFx the part that rates made, on the cost
 * @param income gross, at the rates of the pay-dates
 * @param withheld tax withheld from it
 * @param net gross less withheld
 * @param fees other expenses
 * @param missing why one of these is null
 * @param transactions in order
 * @param sales by lot, in order
 */
public record HoldingTransactionsResult(
    String security,
    String currency,
    LocalDate asofDate,
    BigDecimal units,
    @Nullable BigDecimal realized,
    @Nullable BigDecimal realizedPrice,
    @Nullable BigDecimal realizedFx,
    @Nullable BigDecimal income,
    @Nullable BigDecimal withheld,
    @Nullable BigDecimal net,
    @Nullable BigDecimal fees,
    List<String> missing,
    List<Line> transactions,
    List<SaleLine> sales) {

  /**
   * One transaction.
   *
   * @param kind {@code buy}, {@code sell}, {@code in}, {@code out}, {@code split}, {@code
   *     transfer}, {@code income} or {@code fee}
   * @param units by how many units the holding changed
   * @param price of one unit; null where nothing was traded, or at several prices
   * @param traded units at the price, at the rate of the day; below zero for what was sold
   * @param gross income; at the rate of the pay-date
   * @param net gross less withheld
   * @param rate of the trade's or the income's currency on its day; null without one
   */
  public record Line(
      LocalDate date,
      String kind,
      @Nullable String payee,
      String narration,
      BigDecimal units,
      @Nullable BigDecimal price,
      @Nullable String priceCurrency,
      @Nullable BigDecimal traded,
      @Nullable BigDecimal realized,
      @Nullable BigDecimal gross,
      @Nullable BigDecimal withheld,
      @Nullable BigDecimal net,
      @Nullable BigDecimal fees,
      @Nullable LocalDate exDate,
      @Nullable BigDecimal rate,
      @Nullable LocalDate rateDate,
      @Nullable String rateSource,
      @Nullable String missing) {
    private static Line of(HoldingEntry entry, CurrencyCode currency) {
      Transaction transaction = entry.transaction();
      Amount price = entry.price();
      IncomeItem income = entry.income();
      HistoricRate rate = entry.rate();
      return new Line(
          transaction.date(),
          entry.kind().name().toLowerCase(Locale.ROOT),
          transaction.payee(),
          transaction.narration(),
          Plain.units(entry.units()),
          price == null ? null : Plain.units(price.number()),
          price == null ? null : price.currency().code(),
          entry.traded().rounded(currency),
          entry.realized().rounded(currency),
          entry.gross().rounded(currency),
          entry.withheld().rounded(currency),
          entry.gross().minus(entry.withheld()).rounded(currency),
          entry.fees().rounded(currency),
          income == null ? null : income.exDate().orElse(null),
          rate == null ? null : Plain.rate(rate.rate()),
          rate == null ? null : rate.date(),
          rate == null ? null : rate.source(),
          Figure.reasons(
                  entry.traded(), entry.realized(), entry.gross(), entry.withheld(), entry.fees())
              .stream()
              .findFirst()
              .orElse(null));
    }
  }

  /**
   * Units of one lot that were sold, or bought back where they were short.
   *
   * @param gain proceeds less cost, each at the rate of its own day
   * @param priceGain the part that the price made, at the rate of the sale
   * @param fxGain the part that the rate made, on the cost
   */
  public record SaleLine(
      LocalDate date,
      String account,
      LocalDate acquired,
      BigDecimal units,
      BigDecimal unitCost,
      String costCurrency,
      BigDecimal price,
      String priceCurrency,
      @Nullable BigDecimal entryRate,
      @Nullable BigDecimal exitRate,
      @Nullable BigDecimal proceeds,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal gain,
      @Nullable BigDecimal priceGain,
      @Nullable BigDecimal fxGain,
      @Nullable String missing) {
    private static SaleLine of(Sale sale, CurrencyCode currency) {
      Lot lot = sale.lot();
      HistoricRate entry = lot.entry();
      HistoricRate exit = sale.exit();
      return new SaleLine(
          sale.date(),
          lot.account(),
          lot.acquired(),
          Plain.units(lot.units()),
          Plain.units(lot.unitCost()),
          lot.cost().currency().code(),
          Plain.units(sale.price().number()),
          sale.price().currency().code(),
          entry == null ? null : Plain.rate(entry.rate()),
          exit == null ? null : Plain.rate(exit.rate()),
          sale.baseProceeds().rounded(currency),
          sale.baseCost().rounded(currency),
          sale.gain().rounded(currency),
          sale.priceGain().rounded(currency),
          sale.fxGain().rounded(currency),
          sale.gain().missing());
    }
  }

  static HoldingTransactionsResult of(
      String security, CurrencyCode currency, LocalDate asOf, List<HoldingEntry> entries) {
    List<Sale> sales = entries.stream().flatMap(entry -> entry.sales().stream()).toList();
    Figure realized = sales.stream().map(Sale::gain).collect(Figure.sum());
    Figure gross = sum(entries, HoldingEntry::gross);
    Figure withheld = sum(entries, HoldingEntry::withheld);
    Figure fees = sum(entries, HoldingEntry::fees);
    return new HoldingTransactionsResult(
        security,
        currency.code(),
        asOf,
        Plain.units(
            entries.stream().map(HoldingEntry::units).reduce(BigDecimal.ZERO, BigDecimal::add)),
        realized.rounded(currency),
        sales.stream().map(Sale::priceGain).collect(Figure.sum()).rounded(currency),
        sales.stream().map(Sale::fxGain).collect(Figure.sum()).rounded(currency),
        gross.rounded(currency),
        withheld.rounded(currency),
        gross.minus(withheld).rounded(currency),
        fees.rounded(currency),
        Figure.reasons(realized, gross, withheld, fees),
        entries.stream().map(entry -> Line.of(entry, currency)).toList(),
        sales.stream().map(sale -> SaleLine.of(sale, currency)).toList());
  }

  private static Figure sum(List<HoldingEntry> entries, Function<HoldingEntry, Figure> of) {
    return entries.stream().map(of).collect(Figure.sum());
  }
}
