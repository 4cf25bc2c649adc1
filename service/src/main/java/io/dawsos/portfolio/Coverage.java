package io.dawsos.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many of a portfolio's positions have a value. */
final class Coverage {
  private static final int DECIMALS = 8;

  private Coverage() {}

  /** Their share, 0 to 1, to 8 decimals; 1 where there is no position. */
  static BigDecimal of(int positions, int unpriced) {
    return positions == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(positions - unpriced)
            .divide(BigDecimal.valueOf(positions), DECIMALS, RoundingMode.HALF_EVEN);
  }
}
