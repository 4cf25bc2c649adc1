package io.dawsos.executor.store;

import io.dawsos.access.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code execution}: who asked for what, what pins it, what came of it.
 *
 * @param id identifies the execution
 * @param executedAt when it began, in microseconds
 * @param userId who asked
 * @param keyId the API key that asked; null where none did
 * @param requestId id of the request
 * @param traceId id of the trace
 * @param patternId the pattern
 * @param patternVersion its version
 * @param patternSha256 the hash of its document
 * @param inputs its inputs with defaults filled in, canonical JSON
 * @param portfolios the definitions that the execution saw, a JSON array
 * @param portfolioId the portfolio asked for; null for patterns without one
 * @param packId the pack
 * @param ledger the name of the ledger
 * @param ledgerCommitHash its version
 * @param ledgerRules the rules that it was read by; null in what earlier releases stored
 * @param asofDate the date of the figures
 * @param resultHash SHA-256 of the result; null where the execution failed
 * @param errorCode why it failed; null where it did not
 * @param warnings what the answer warned of, a JSON array
 * @param durationMs wall time in milliseconds, without the storing
 */
public record ExecutionRow(
    UUID id,
    Instant executedAt,
    UserId userId,
    @Nullable UUID keyId,
    String requestId,
    String traceId,
    String patternId,
    String patternVersion,
    String patternSha256,
    String inputs,
    String portfolios,
    @Nullable String portfolioId,
    String packId,
    String ledger,
    String ledgerCommitHash,
    @Nullable String ledgerRules,
    LocalDate asofDate,
    @Nullable String resultHash,
    @Nullable String errorCode,
    String warnings,
    double durationMs) {}
