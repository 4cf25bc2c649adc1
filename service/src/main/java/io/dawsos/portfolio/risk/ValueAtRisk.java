package io.dawsos.portfolio.risk;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.Covariance;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What the present positions may lose, by how their prices and rates moved; losses are above zero,
 * in the base currency (Jorion, Value at Risk, 3rd ed., chapters 5 and 7).
 *
 * @param observations number of days that are looked at
 * @param historicalValueAtRisk the loss that the given share of the days did not exceed
 * @param historicalShortfall mean of the losses that exceeded it or are equal
 * @param parametricValueAtRisk quantile of a normal distribution of mean zero with their deviation
 * @param parametricShortfall mean beyond that quantile
 * @param components what each position has in the parametric one; they add up to it
 */
public record ValueAtRisk(
    int observations,
    Statistic historicalValueAtRisk,
    Statistic historicalShortfall,
    Statistic parametricValueAtRisk,
    Statistic parametricShortfall,
    List<Component> components) {
  /** Fewer days than these say little. */
  static final int FEWEST = 30;

  /** Copies the components. */
  public ValueAtRisk {
    components = List.copyOf(components);
  }

  /**
   * A position's part.
   *
   * @param marginal by how much the value at risk grows for one more unit of currency in it
   * @param component value × marginal
   */
  public record Component(CurrencyCode commodity, double marginal, double component) {}

  /**
   * How it is computed.
   *
   * @param confidence share of the days whose loss is not to exceed it, such as 0.95
   * @param lookback most days that are looked at
   * @param horizon days over which the loss may arise; one day's is scaled by the square root
   */
  public record Method(double confidence, int lookback, int horizon) {}

  /** Computes what the positions of a series' last day may lose. */
  public static ValueAtRisk of(DailySeries series, Method method) {
    List<Exposure> exposures = Exposure.of(series);
    double[][] changes = changes(series.quotes(), exposures, method.lookback());
    int days = changes.length == 0 ? 0 : changes[0].length;
    if (days < FEWEST) {
      Statistic none =
          Statistic.none(
              "%d days with prices of all positions, at least %d are needed"
                  .formatted(days, FEWEST));
      return new ValueAtRisk(days, none, none, none, none, List.of());
    }
    double scale = Math.sqrt(method.horizon());
    double[] total = new double[days];
    for (double[] each : changes) {
      for (int day = 0; day < days; day++) {
        total[day] += each[day];
      }
    }
    double deviation = Math.sqrt(StatUtils.variance(total));
    double quantile = new NormalDistribution().inverseCumulativeProbability(method.confidence());
    double density = new NormalDistribution().density(quantile);
    double historical = -percentile(total, 1 - method.confidence());
    return new ValueAtRisk(
        days,
        Statistic.of(scale * historical),
        Statistic.of(scale * shortfall(total, historical)),
        Statistic.of(scale * quantile * deviation),
        Statistic.of(scale * density / (1 - method.confidence()) * deviation),
        deviation == 0
            ? List.of()
            : components(exposures, changes, total, scale * quantile / deviation));
  }

  /** Gains and losses of each position as it is now, on the days on which all have prices. */
  private static double[][] changes(Quotes quotes, List<Exposure> exposures, int lookback) {
    int first = Math.max(0, quotes.timeline().size() - 1 - lookback);
    double[][] levels = new double[exposures.size()][];
    boolean[] known = new boolean[quotes.timeline().size() - first];
    Arrays.fill(known, true);
    for (int position = 0; position < levels.length; position++) {
      levels[position] = exposures.get(position).levels(quotes, first);
      for (int day = 0; day < known.length; day++) {
        known[day] &= levels[position][day] > 0;
      }
    }
    int[] days = IntStream.range(0, known.length).filter(day -> known[day]).toArray();
    double[][] changes = new double[levels.length][Math.max(0, days.length - 1)];
    for (int position = 0; position < levels.length; position++) {
      double value = exposures.get(position).value().doubleValue();
      double[] level = levels[position];
      for (int i = 1; i < days.length; i++) {
        changes[position][i - 1] = value * (level[days[i]] / level[days[i - 1]] - 1);
      }
    }
    return changes;
  }

  private static double percentile(double[] values, double share) {
    return new Percentile()
        .withEstimationType(Percentile.EstimationType.R_7)
        .evaluate(values, 100 * share);
  }

  private static double shortfall(double[] total, double valueAtRisk) {
    return -Arrays.stream(total).filter(change -> -change >= valueAtRisk).average().orElse(0);
  }

  private static List<Component> components(
      List<Exposure> exposures, double[][] changes, double[] total, double factor) {
    List<Component> components = new ArrayList<>();
    Covariance covariance = new Covariance();
    for (int position = 0; position < changes.length; position++) {
      double component = factor * covariance.covariance(changes[position], total);
      components.add(
          new Component(
              exposures.get(position).commodity(),
              component / exposures.get(position).value().doubleValue(),
              component));
    }
    return components;
  }
}
