package io.dawsos.agents;

import io.dawsos.portfolio.performance.Statistic;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Statistics as they are answered: with 10 decimals, which is far below a basis point. */
final class Rounded {
  private static final int DECIMALS = 10;

  private Rounded() {}

  static @Nullable BigDecimal of(Statistic figure) {
    Double value = figure.value();
    return value == null ? null : of(value);
  }

  static BigDecimal of(double value) {
    return Plain.rounded(BigDecimal.valueOf(value), DECIMALS);
  }
}
