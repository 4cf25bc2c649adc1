package io.dawsos.portfolio.risk;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Returns of a portfolio and of a benchmark between the same days: those on which both have a
 * value. The arrays are not to be changed.
 */
public final class AlignedReturns {
  private final LocalDate[] dates;
  private final double[] portfolio;
  private final double[] benchmark;

  /**
   * Returns that end at the ends of these dates.
   *
   * @param dates as many as returns of each
   */
  public AlignedReturns(LocalDate[] dates, double[] portfolio, double[] benchmark) {
    this.dates = dates;
    this.portfolio = portfolio;
    this.benchmark = benchmark;
  }

  /** The dates at whose ends the returns end. */
  public LocalDate[] dates() {
    return dates;
  }

  /** The returns of the portfolio. */
  public double[] portfolio() {
    return portfolio;
  }

  /** The returns of the benchmark. */
  public double[] benchmark() {
    return benchmark;
  }

  /**
   * Against an index: the price of a commodity.
   *
   * @param quotes of the index, over the timeline of the span
   * @param hedged whether its return is that in its own currency, rather than in the base currency
   */
  public static AlignedReturns withIndex(
      Span span, Quotes quotes, CurrencyCode index, boolean hedged) {
    double[] levels = levels(quotes, index, hedged);
    double[] level = new double[span.size() + 1];
    for (int i = 0; i <= span.size(); i++) {
      int at = span.base() + i;
      level[i] = at < 0 ? 0 : levels[span.series().timelineDay(at)];
    }
    return of(span, level);
  }

  private static double[] levels(Quotes quotes, CurrencyCode index, boolean hedged) {
    double[] levels = new double[quotes.timeline().size()];
    for (PriceColumn column : quotes.prices(index)) {
      RateColumn rate = quotes.rate(column.currency());
      double[] prices = column.doubles();
      for (int day = 0; day < levels.length; day++) {
        double factor = hedged ? 1 : rate == null ? 0 : rate.asDouble(day);
        levels[day] = prices[day] > 0 ? prices[day] * factor : levels[day];
      }
    }
    return levels;
  }

  /** Links the days without a level to those after them. */
  private static AlignedReturns of(Span span, double[] level) {
    LocalDate[] dates = new LocalDate[span.size()];
    double[] ours = new double[span.size()];
    double[] theirs = new double[span.size()];
    double[] rates = span.rates();
    LocalDate[] ends = span.dates();
    int count = 0;
    double growth = 1;
    double before = level[0];
    for (int day = 0; day < rates.length; day++) {
      growth *= 1 + rates[day];
      if (level[day + 1] > 0) {
        if (before > 0) {
          dates[count] = ends[day];
          ours[count] = growth - 1;
          theirs[count++] = level[day + 1] / before - 1;
        }
        before = level[day + 1];
        growth = 1;
      }
    }
    return new AlignedReturns(
        Arrays.copyOf(dates, count), Arrays.copyOf(ours, count), Arrays.copyOf(theirs, count));
  }

  /**
   * Against another portfolio, over the days of a span on which both had capital; empty where there
   * are none.
   */
  public static Optional<AlignedReturns> withPortfolio(Span span, DailySeries benchmark) {
    return Span.shared(span, benchmark)
        .map(
            shared ->
                new AlignedReturns(
                    shared.first().dates(), shared.first().rates(), shared.second().rates()));
  }
}
