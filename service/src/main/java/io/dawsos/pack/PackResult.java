package io.dawsos.pack;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A result that was computed from a pack; one, however often it was asked for.
 *
 * @param pack the pack
 * @param ledgerCommitHash the ledger version
 * @param pattern the pattern's id
 * @param patternVersion the pattern's version
 * @param resultHash SHA-256 of the result's canonical JSON
 * @param asOf the as-of date of the request
 * @param portfolio the portfolio that it is about; null where it is about none or several
 * @param firstAt when it was computed first
 */
public record PackResult(
    PackId pack,
    String ledgerCommitHash,
    String pattern,
    String patternVersion,
    String resultHash,
    LocalDate asOf,
    @Nullable String portfolio,
    Instant firstAt) {}
