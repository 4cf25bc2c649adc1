package io.dawsos.sample;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;

/**
 * Raw closing prices and exchange rates of every business day. Immutable.
 *
 * @param closes symbol to date to price, in the currency of the security
 * @param perEuro currency to date to the price of one euro
 */
record Market(
    Map<String, Map<LocalDate, BigDecimal>> closes,
    Map<String, Map<LocalDate, BigDecimal>> perEuro) {

  BigDecimal close(String symbol, LocalDate date) {
    return requireNonNull(requireNonNull(closes.get(symbol)).get(date), symbol);
  }

  /** The price of one unit of {@code base} in {@code quote}, by way of the euro, to 8 decimals. */
  BigDecimal rate(String base, String quote, LocalDate date) {
    return euro(quote, date).divide(euro(base, date), 8, RoundingMode.HALF_EVEN);
  }

  BigDecimal euro(String currency, LocalDate date) {
    if (currency.equals("EUR")) {
      return BigDecimal.ONE;
    }
    return requireNonNull(requireNonNull(perEuro.get(currency)).get(date), currency);
  }
}
