package io.dawsos.portfolio.performance;

import org.jspecify.annotations.Nullable;

/**
 * A statistic, or why there is none. Never NaN, never infinite.
 *
 * @param value the number; null where it cannot be computed
 * @param reason why not; null where there is a number
 */
public record Statistic(@Nullable Double value, @Nullable String reason) {
  /** The figure of a number; none where it is no finite one. */
  public static Statistic of(double value) {
    return Double.isFinite(value)
        ? new Statistic(value, null)
        : none("it lies beyond what numbers can say");
  }

  /** No figure. */
  public static Statistic none(String reason) {
    return new Statistic(null, reason);
  }

  /** A ratio; none where it would be one of nothing. */
  public static Statistic ratio(double numerator, double denominator, String ofNothing) {
    return denominator == 0 ? none(ofNothing) : of(numerator / denominator);
  }
}
