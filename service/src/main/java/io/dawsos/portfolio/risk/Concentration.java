package io.dawsos.portfolio.risk;

import io.dawsos.portfolio.performance.Statistic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much lies in few positions, as shares of the gross value, in which debts and short positions
 * count as if they were owned.
 *
 * @param positions number of positions
 * @param herfindahl sum of the squared shares (Herfindahl-Hirschman), 1 for a single position
 * @param effective how many equal positions would be as concentrated, 1 ÷ herfindahl
 * @param top1 share of the largest position
 * @param top5 share of the five largest
 * @param top10 share of the ten largest
 */
public record Concentration(
    int positions,
    Statistic herfindahl,
    Statistic effective,
    Statistic top1,
    Statistic top5,
    Statistic top10) {
  /** The concentration of positions. */
  public static Concentration of(List<Exposure> exposures) {
    double[] sizes =
        exposures.stream()
            .map(exposure -> exposure.value().abs())
            .sorted(Comparator.reverseOrder())
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    double gross = Arrays.stream(sizes).sum();
    if (gross == 0) {
      Statistic none = Statistic.none("nothing is held");
      return new Concentration(0, none, none, none, none, none);
    }
    double herfindahl = Arrays.stream(sizes).map(size -> size / gross * (size / gross)).sum();
    return new Concentration(
        sizes.length,
        Statistic.of(herfindahl),
        Statistic.of(1 / herfindahl),
        top(sizes, gross, 1),
        top(sizes, gross, 5),
        top(sizes, gross, 10));
  }

  private static Statistic top(double[] sizes, double gross, int count) {
    return Statistic.of(Arrays.stream(sizes).limit(count).sum() / gross);
  }
}
