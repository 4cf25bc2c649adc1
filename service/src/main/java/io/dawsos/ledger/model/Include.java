package io.dawsos.ledger.model;

/**
 * An {@code include} line. Immutable.
 *
 * @param source where it is written
 * @param pattern the file or the pattern of files, as written
 */
public record Include(Source source, String pattern) {}
