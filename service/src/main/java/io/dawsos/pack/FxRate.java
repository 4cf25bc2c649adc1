package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The price of one unit of the base currency in the quote currency.
 *
 * @param base the currency of which one unit is priced
 * @param quote the currency of the price
 * @param rate units of {@code quote} per one {@code base}, above zero
 * @param date the date of the quote, on or before the pack's as-of date
 * @param source name of the source, letters, digits, {@code .}, {@code _} and {@code -}
 */
public record FxRate(
    CurrencyCode base, CurrencyCode quote, BigDecimal rate, LocalDate date, String source) {
  /** Refuses rates of zero and below, and a currency against itself. */
  public FxRate {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException(
          "rate of %s/%s is not above zero: %s".formatted(base, quote, rate.toPlainString()));
    }
    if (base.equals(quote)) {
      throw new IllegalArgumentException("rate of " + base + " against itself");
    }
    SourceName.check(source);
  }
}
