package io.dawsos.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal rules: what a number may look like, how it divides, rounds and prints. */
public final class Decimals {
  /** Precision of every division: 34 significant digits, HALF_EVEN. */
  public static final MathContext DIVISION = MathContext.DECIMAL128;

  private static final int MAX_DIGITS = 60;

  private Decimals() {}

  /**
   * Reads a plain decimal: an optional sign, digits, an optional point with digits. No exponent, no
   * separators, at most 60 characters, so that no text can make an enormous number.
   *
   * @throws NumberFormatException naming the text
   */
  public static BigDecimal parse(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int point = text.indexOf('.');
    boolean plain =
        text.length() <= MAX_DIGITS
            && allDigits(text, start, point < 0 ? text.length() : point)
            && (point < 0 || allDigits(text, point + 1, text.length()));
    if (!plain) {
      String shown = text.length() > MAX_DIGITS ? text.substring(0, MAX_DIGITS) + "…" : text;
      throw new NumberFormatException("not a plain decimal number: \"" + shown + "\"");
    }
    return new BigDecimal(text);
  }

  private static boolean allDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return end > start;
  }

  /** Prints without exponent and without trailing zeros: {@code 100}, {@code 0.5}, {@code 0}. */
  public static String canonical(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Rounds to the currency's digits, HALF_EVEN; only for output, never between two steps. */
  public static BigDecimal toCurrency(BigDecimal number, CurrencyCode currency) {
    return number.setScale(currency.fractionDigits(), RoundingMode.HALF_EVEN);
  }
}
