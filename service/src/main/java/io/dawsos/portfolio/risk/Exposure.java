package io.dawsos.portfolio.risk;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Holding;
import io.dawsos.portfolio.performance.Quotes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held of a commodity at the end of the last day.
 *
 * @param commodity what is held
 * @param currency the currency of its price, or itself where it is cash
 * @param value in the base currency, exact; below zero for a short position or a debt
 */
public record Exposure(CurrencyCode commodity, CurrencyCode currency, BigDecimal value) {
  /** Everything held that has a value, by commodity. */
  public static List<Exposure> of(DailySeries series) {
    Quotes quotes = series.quotes();
    int last = quotes.timeline().size() - 1;
    List<Exposure> exposures = new ArrayList<>();
    for (Holding holding : series.holdings()) {
      BigDecimal units = holding.units(last);
      BigDecimal value =
          units.signum() == 0 ? null : quotes.value(last, holding.commodity(), units);
      if (value != null) {
        exposures.add(
            new Exposure(holding.commodity(), currency(quotes, holding.commodity(), last), value));
      }
    }
    return List.copyOf(exposures);
  }

  private static CurrencyCode currency(Quotes quotes, CurrencyCode commodity, int day) {
    return quotes.prices(commodity).stream()
        .filter(column -> column.has(day))
        .map(PriceColumn::currency)
        .findFirst()
        .orElse(commodity);
  }

  /** Its price in the base currency on each day from one on, 0 where it is not known. */
  double[] levels(Quotes quotes, int from) {
    double[] levels = new double[quotes.timeline().size() - from];
    List<PriceColumn> columns = quotes.prices(commodity);
    if (columns.isEmpty()) {
      RateColumn rate = quotes.rate(commodity);
      for (int i = 0; i < levels.length; i++) {
        levels[i] = rate == null ? 0 : rate.asDouble(from + i);
      }
    }
    for (PriceColumn column : columns) {
      RateColumn rate = quotes.rate(column.currency());
      double[] prices = column.doubles(from);
      for (int i = 0; i < levels.length; i++) {
        if (prices[i] > 0) {
          levels[i] = rate == null ? 0 : prices[i] * rate.asDouble(from + i);
        }
      }
    }
    return levels;
  }
}
