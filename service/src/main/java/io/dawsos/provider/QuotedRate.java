package io.dawsos.provider;

import io.dawsos.ledger.CurrencyPair;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An FX rate as a provider quotes it.
 *
 * @param pair base and quote currency
 * @param rate units of the quote currency per one of the base, above zero
 * @param date the day of the rate
 */
public record QuotedRate(CurrencyPair pair, BigDecimal rate, LocalDate date) {}
