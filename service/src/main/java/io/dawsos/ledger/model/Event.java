package io.dawsos.ledger.model;

import java.time.LocalDate;

/**
 * A named variable takes a new value. Immutable.
 *
 * @param source where it is written
 * @param date the day of the change
 * @param name the variable
 * @param value its value from this day
 * @param metadata its metadata
 */
public record Event(Source source, LocalDate date, String name, String value, Metadata metadata)
    implements Directive {}
