package io.dawsos.agents;

import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that are no money as they are answered: without trailing zeros. */
final class Plain {
  private static final int RATE_DECIMALS = 12;
  private static final int UNIT_DECIMALS = 12;
  private static final int WEIGHT_DECIMALS = 8;

  private Plain() {}

  /** A rate of exchange. */
  static BigDecimal rate(BigDecimal rate) {
    return rounded(rate, RATE_DECIMALS);
  }

  /** Units, or the price or cost of one. */
  static BigDecimal units(BigDecimal units) {
    return rounded(units, UNIT_DECIMALS);
  }

  /** A share of something, with its trailing zeros. */
  static BigDecimal weight(BigDecimal weight) {
    return weight.setScale(WEIGHT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  static BigDecimal rounded(BigDecimal number, int decimals) {
    return new BigDecimal(Decimals.canonical(number.setScale(decimals, RoundingMode.HALF_EVEN)));
  }
}
