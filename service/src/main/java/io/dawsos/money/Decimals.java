package io.dawsos.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal rules: what a number may look like, how it divides, rounds and prints. */
public final class Decimals {
  /** Precision of every division: 34 significant digits, HALF_EVEN. */
  public static final MathContext DIVISION = MathContext.DECIMAL128;

  private static final int MAX_DIGITS = 60;

  /** Characters of a decimal that surely fits into a long. */
  private static final int LONG_DIGITS = 18;

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
    return text.length() <= LONG_DIGITS ? ofLong(text, start, point) : new BigDecimal(text);
  }

  /** The same number as BigDecimal's constructor makes, several times faster. */
  private static BigDecimal ofLong(String text, int start, int point) {
    long unscaled = 0;
    for (int i = start; i < text.length(); i++) {
      if (i != point) {
        unscaled = unscaled * 10 + (text.charAt(i) - '0');
      }
    }
    return BigDecimal.valueOf(
        text.charAt(0) == '-' ? -unscaled : unscaled, point < 0 ? 0 : text.length() - point - 1);
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
    if (number.signum() == 0) {
      return "0";
    }
    String plain = number.toPlainString();
    if (number.scale() <= 0) {
      return plain;
    }
    int end = plain.length();
    while (plain.charAt(end - 1) == '0') {
      end--;
    }
    return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** Rounds to the currency's digits, HALF_EVEN; only for output, never between two steps. */
  public static BigDecimal toCurrency(BigDecimal number, CurrencyCode currency) {
    return number.setScale(currency.fractionDigits(), RoundingMode.HALF_EVEN);
  }
}
