package io.dawsos.ledger.model;

import java.time.LocalDate;

/**
 * A named query kept in the ledger; parsed and not run. Immutable.
 *
 * @param source where it is written
 * @param date its day
 * @param name its name
 * @param text the query
 * @param metadata its metadata
 */
public record Query(Source source, LocalDate date, String name, String text, Metadata metadata)
    implements Directive {}
