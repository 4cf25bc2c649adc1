package io.dawsos.ledger;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A price that the ledger declares. Immutable.
 *
 * @param base what is priced
 * @param quote the currency of the price
 * @param date the day of the price
 * @param number the price of one unit of the base
 */
public record PricePoint(
    CurrencyCode base, CurrencyCode quote, LocalDate date, BigDecimal number) {}
