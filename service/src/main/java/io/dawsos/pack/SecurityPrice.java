package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The closing price of one unit of a security, raw as quoted on its date.
 *
 * @param security what is priced
 * @param close price of one unit, above zero, in {@code currency}
 * @param currency the currency of the quote
 * @param date the date of the quote, on or before the pack's as-of date
 * @param source name of the price source, letters, digits, {@code .}, {@code _} and {@code -}
 */
public record SecurityPrice(
    SecurityId security, BigDecimal close, CurrencyCode currency, LocalDate date, String source) {
  /** Refuses prices of zero and below. */
  public SecurityPrice {
    if (close.signum() <= 0) {
      throw new IllegalArgumentException(
          "price of %s is not above zero: %s".formatted(security, close.toPlainString()));
    }
    SourceName.check(source);
  }
}
