package io.dawsos.portfolio.risk;

import io.dawsos.portfolio.performance.Statistic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * Statistics of the returns of a window that moves day by day.
 *
 * @param to the last day of the window
 * @param linked the linked return of the window
 * @param volatility of a year
 * @param sharpe of a year
 */
public record RollingWindow(
    LocalDate to, Statistic linked, Statistic volatility, Statistic sharpe) {
  /**
   * The windows of so many returns, by date; none where there are fewer.
   *
   * @param length 2 or more
   */
  public static List<RollingWindow> of(
      LocalDate[] dates, double[] rates, int length, double riskFree) {
    double daily = RiskStatistics.daily(riskFree);
    List<RollingWindow> windows = new ArrayList<>();
    for (int first = 0; first + length <= rates.length; first++) {
      double growth = 1;
      for (int day = first; day < first + length; day++) {
        growth *= 1 + rates[day];
      }
      double deviation = Math.sqrt(StatUtils.variance(rates, first, length));
      double excess = StatUtils.mean(rates, first, length) - daily;
      windows.add(
          new RollingWindow(
              dates[first + length - 1],
              Statistic.of(growth - 1),
              Statistic.of(deviation * RiskStatistics.ROOT),
              Statistic.ratio(excess * RiskStatistics.ROOT, deviation, "returns did not vary")));
    }
    return windows;
  }
}
