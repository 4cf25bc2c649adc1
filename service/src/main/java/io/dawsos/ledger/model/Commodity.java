package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;

/**
 * Declares a currency or commodity and describes it by metadata. Immutable.
 *
 * @param source where it is written
 * @param date the day of the declaration
 * @param currency the commodity
 * @param metadata its metadata
 */
public record Commodity(Source source, LocalDate date, CurrencyCode currency, Metadata metadata)
    implements Directive {}
