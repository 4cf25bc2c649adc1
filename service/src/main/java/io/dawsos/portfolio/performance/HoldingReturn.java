package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PriceColumn;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a holding returned over a period, in the base currency and in that of its price.
 *
 * @param base in the base currency
 * @param local in the currency of its price
 * @param fx what the currency added: {@code (1 + base) ÷ (1 + local) − 1} of the time-weighted
 *     returns
 */
public record HoldingReturn(PeriodReturn base, PeriodReturn local, Statistic fx) {
  /**
   * The returns of a holding's series over a period.
   *
   * @param local the same series in the currency of the price
   */
  public static HoldingReturn of(DailySeries base, DailySeries local, Period period) {
    if (!base.values().leftOut().isEmpty()) {
      PeriodReturn none =
          PeriodReturn.none(period, "no pack has a price of " + base.values().leftOut().get(0));
      return new HoldingReturn(none, none, none.timeWeighted());
    }
    PeriodReturn inBase = PeriodReturn.of(base, period);
    PeriodReturn inLocal = PeriodReturn.of(local, period);
    return new HoldingReturn(inBase, inLocal, fx(inBase.timeWeighted(), inLocal.timeWeighted()));
  }

  private static Statistic fx(Statistic base, Statistic local) {
    Double whole = base.value();
    Double own = local.value();
    if (whole == null || own == null) {
      return whole == null ? base : local;
    }
    return Statistic.ratio(whole - own, 1 + own, "everything was lost");
  }

  /** The currency of a commodity's newest price; empty where no pack has one. */
  public static Optional<CurrencyCode> priceCurrency(CurrencyCode commodity, Quotes quotes) {
    return quotes.prices(commodity).stream()
        .max(Comparator.comparingInt(HoldingReturn::newest))
        .map(PriceColumn::currency);
  }

  private static int newest(PriceColumn column) {
    int day = column.size() - 1;
    while (day >= 0 && !column.has(day)) {
      day--;
    }
    return day;
  }
}
