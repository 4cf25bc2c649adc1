package io.dawsos.portfolio.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The largest fall of linked returns from a peak.
 *
 * @param depth as a share of the peak, 0 or more
 * @param peak the date of the peak; null where nothing fell
 * @param trough the date of the lowest point; null where nothing fell
 * @param recovery the first date on which the peak was reached again; null where it was not
 */
public record Drawdown(
    double depth,
    @Nullable LocalDate peak,
    @Nullable LocalDate trough,
    @Nullable LocalDate recovery) {
  /**
   * Finds the largest; of several the first.
   *
   * @param begin the date at whose end the returns begin
   * @param dates the dates at whose ends they end
   */
  public static Drawdown of(LocalDate begin, LocalDate[] dates, double[] rates) {
    double growth = 1;
    double highest = 1;
    LocalDate highestOn = begin;
    double depth = 0;
    double peakLevel = 1;
    LocalDate peak = null;
    LocalDate trough = null;
    LocalDate recovery = null;
    for (int day = 0; day < rates.length; day++) {
      growth *= 1 + rates[day];
      if (peak != null && recovery == null && growth >= peakLevel) {
        recovery = dates[day];
      }
      if (growth >= highest) {
        highest = growth;
        highestOn = dates[day];
      } else if (1 - growth / highest > depth) {
        depth = 1 - growth / highest;
        peakLevel = highest;
        peak = highestOn;
        trough = dates[day];
        recovery = null;
      }
    }
    return new Drawdown(depth, peak, trough, recovery);
  }

  /** Calendar days from the trough to the recovery; null where it has not recovered. */
  public @Nullable Long recoveryDays() {
    return trough == null || recovery == null ? null : ChronoUnit.DAYS.between(trough, recovery);
  }
}
