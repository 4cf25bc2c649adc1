package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.performance.PortfolioJournal.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The units of one commodity over the days of a timeline, in stretches.
 *
 * @param commodity what is held
 * @param stretches by day; before the first, nothing was held
 */
public record Holding(CurrencyCode commodity, List<Stretch> stretches) {
  /** Copies the stretches. */
  public Holding {
    stretches = List.copyOf(stretches);
  }

  /**
   * The same number of units at the end of each of some days.
   *
   * @param from the first day
   * @param to the day after the last
   * @param units not zero
   */
  public record Stretch(int from, int to, BigDecimal units) {}

  /** The holding that the steps of a journal make. */
  static Holding of(CurrencyCode commodity, List<Step> steps, PackTimeline timeline) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int from = timeline.firstOnOrAfter(steps.get(i).date());
      int to =
          i + 1 < steps.size() ? timeline.firstOnOrAfter(steps.get(i + 1).date()) : timeline.size();
      BigDecimal units = steps.get(i).units();
      if (from < to && units.signum() != 0) {
        stretches.add(new Stretch(from, to, units));
      }
    }
    return new Holding(commodity, stretches);
  }

  /** The units at the end of a day. */
  public BigDecimal units(int day) {
    for (Stretch stretch : stretches) {
      if (stretch.from() <= day && day < stretch.to()) {
        return stretch.units();
      }
    }
    return BigDecimal.ZERO;
  }

  /** The units at the end of each day as binary numbers; for statistics only. */
  public double[] doubles(int days) {
    double[] units = new double[days];
    for (Stretch stretch : stretches) {
      java.util.Arrays.fill(units, stretch.from(), stretch.to(), stretch.units().doubleValue());
    }
    return units;
  }
}
