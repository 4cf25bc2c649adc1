package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;

/**
 * Declares the price of one unit of a currency or commodity. Immutable.
 *
 * @param source where it is written
 * @param date the day of the price
 * @param currency what is priced
 * @param amount the price of one unit
 * @param metadata its metadata
 */
public record Price(
    Source source, LocalDate date, CurrencyCode currency, Amount amount, Metadata metadata)
    implements Directive {}
