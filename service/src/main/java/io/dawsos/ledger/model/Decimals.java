package io.dawsos.ledger.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic as Beancount does it: exact up to 28 significant digits, then rounded half-even. The
 * scale of a result is the scale that the operation gives, since tolerances are inferred from it.
 */
public final class Decimals {
  private static final int DIGITS = 28;
  private static final MathContext CONTEXT = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** Returns the sum. */
  public static BigDecimal plus(BigDecimal left, BigDecimal right) {
    return rounded(left.add(right));
  }

  /** Returns the difference. */
  public static BigDecimal minus(BigDecimal left, BigDecimal right) {
    return rounded(left.subtract(right));
  }

  /** Returns the product. */
  public static BigDecimal times(BigDecimal left, BigDecimal right) {
    return rounded(left.multiply(right));
  }

  /** Returns the quotient; throws ArithmeticException when the divisor is zero. */
  public static BigDecimal dividedBy(BigDecimal left, BigDecimal right) {
    return left.divide(right, CONTEXT);
  }

  /** Returns the number of the opposite sign. */
  public static BigDecimal negated(BigDecimal number) {
    return rounded(number.negate());
  }

  /** Returns the number rounded to as many decimals as the quantum has, where 28 digits allow. */
  public static BigDecimal quantized(BigDecimal number, BigDecimal quantum) {
    BigDecimal result = number.setScale(quantum.scale(), RoundingMode.HALF_EVEN);
    return result.precision() > DIGITS ? number : result;
  }

  private static BigDecimal rounded(BigDecimal number) {
    return number.precision() > DIGITS ? number.round(CONTEXT) : number;
  }
}
