package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.ValuedPortfolio;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holding on a valuation day. Nothing is rounded.
 *
 * @param day its flows and return
 * @param units held at its end
 * @param value of all units; null without a price
 * @param price of one unit, as the pack has it; null where there is none
 * @param priceCurrency of the price; null where there is none
 * @param rate of that currency in the base currency; null without a price or a route
 * @param weight its share of the portfolio's value; null where one of them is, or the latter is not
 *     above zero
 */
public record HoldingDay(
    DailySeries.Day day,
    BigDecimal units,
    @Nullable BigDecimal value,
    @Nullable BigDecimal price,
    @Nullable CurrencyCode priceCurrency,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal weight) {
  /**
   * The days of a holding's series on which something was held or happened.
   *
   * @param portfolio the series of the whole portfolio, over the same packs and in the same
   *     currency
   */
  public static List<HoldingDay> of(
      DailySeries holding, CurrencyCode commodity, DailySeries portfolio) {
    List<HoldingDay> days = new ArrayList<>();
    for (int at = 0; at < holding.days().size(); at++) {
      DailySeries.Day day = holding.days().get(at);
      int row = holding.timelineDay(at);
      BigDecimal units =
          holding.holdings().stream()
              .map(held -> held.units(row))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      if (units.signum() != 0 || day.state() != DailySeries.State.EMPTY) {
        days.add(of(day, row, units, holding.quotes(), commodity, portfolio));
      }
    }
    return days;
  }

  private static HoldingDay of(
      DailySeries.Day day,
      int row,
      BigDecimal units,
      Quotes quotes,
      CurrencyCode commodity,
      DailySeries portfolio) {
    PriceColumn column =
        quotes.prices(commodity).stream().filter(each -> each.has(row)).findFirst().orElse(null);
    RateColumn rates = column == null ? null : quotes.rate(column.currency());
    BigDecimal value = column == null && units.signum() != 0 ? null : day.value();
    BigDecimal whole = portfolio.values().value(row);
    return new HoldingDay(
        day,
        units,
        value,
        column == null ? null : column.price(row),
        column == null ? null : column.currency(),
        rates == null ? null : rates.rate(row),
        value == null || whole == null ? null : ValuedPortfolio.weight(value, whole).orElse(null));
  }
}
