package io.dawsos.portfolio.performance;

import java.math.BigDecimal;

/** Makes binary numbers of decimals, for statistics. */
final class Doubles {
  /** The largest power of ten that a binary number holds exactly. */
  private static final int EXACT = 22;

  private Doubles() {}

  /**
   * A decimal as a binary number, off by at most two units in the last place; several times faster
   * than {@link BigDecimal#doubleValue} where the decimal has many digits.
   */
  static double of(BigDecimal number) {
    int scale = number.scale();
    if (scale < 0) {
      return number.doubleValue();
    }
    double unscaled = number.unscaledValue().doubleValue();
    int left = scale;
    while (left > EXACT) {
      unscaled /= 1e22;
      left -= EXACT;
    }
    return unscaled / StrictMath.pow(10, left);
  }
}
