package io.dawsos.agents;

import io.dawsos.portfolio.performance.Statistic;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A statistic with its formula.
 *
 * @param value rounded to 10 decimals; null where it cannot be computed
 * @param reason why not; null where there is a value
 * @param formula how it is computed, and where that is from
 */
public record Measure(@Nullable BigDecimal value, @Nullable String reason, String formula) {
  static Measure of(Statistic statistic, String formula) {
    return new Measure(Rounded.of(statistic), statistic.reason(), formula);
  }
}
