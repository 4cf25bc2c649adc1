package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * The closing price of one unit of a security: raw as quoted on its date, but in the units of the
 * pack's as-of date where a split lies between.
 *
 * @param security what is priced
 * @param close price of one unit, above zero, in {@code currency}
 * @param currency the currency of the quote
 * @param date the date of the quote, on or before the pack's as-of date
 * @param source name of the price source, letters, digits, {@code .}, {@code _} and {@code -}
 */
public record SecurityPrice(
    SecurityId security, BigDecimal close, CurrencyCode currency, LocalDate date, String source) {
  /** Orders by security. */
  public static final Comparator<SecurityPrice> BY_SECURITY =
      Comparator.comparing(SecurityPrice::security);

  /** Refuses prices of zero and below. */
  public SecurityPrice {
    if (close.signum() <= 0) {
      throw new IllegalArgumentException(
          "price of %s is not above zero: %s".formatted(security, close.toPlainString()));
    }
    SourceName.check(source);
  }

  /** Whether both prices are the same number in the same currency, whatever their dates. */
  public boolean isSameAs(SecurityPrice other) {
    return close.compareTo(other.close) == 0 && currency.equals(other.currency);
  }
}
