package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.access.UserId;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to execute, for whom.
 *
 * @param patternId the pattern
 * @param inputs its inputs, a JSON object
 * @param pricingPackId pins the pack; null for the newest on or before the date
 * @param ledgerCommit pins the ledger; null for the current version
 * @param asofDate the date of the figures; null for the pack's
 * @param requireFresh whether a pack that is not fresh is refused
 * @param userId who asks
 * @param keyId the API key that asks; null where none does
 * @param requestId id of the request
 * @param traceId id of the trace
 */
public record ExecutionRequest(
    String patternId,
    JsonNode inputs,
    @Nullable PackId pricingPackId,
    @Nullable LedgerCommit ledgerCommit,
    @Nullable LocalDate asofDate,
    boolean requireFresh,
    UserId userId,
    @Nullable UUID keyId,
    String requestId,
    String traceId) {}
