package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What pins one execution and who asked for it. Immutable.
 *
 * @param pricingPackId the pack that every figure uses
 * @param ledgerCommitHash the ledger version that every figure uses
 * @param userId who asked; never part of a result
 * @param requestId id of the request, for logs and errors
 * @param traceId id of the trace, 32 hexadecimal digits
 * @param asofDate the date of the figures: positions at its end, prices of the pack
 * @param portfolioId the portfolio asked for; null for patterns without one
 * @param requireFresh whether only a fresh pack was acceptable
 */
public record RequestContext(
    @JsonProperty("pricing_pack_id") PackId pricingPackId,
    @JsonProperty("ledger_commit_hash") String ledgerCommitHash,
    @JsonProperty("user_id") String userId,
    @JsonProperty("request_id") String requestId,
    @JsonProperty("trace_id") String traceId,
    @JsonProperty("asof_date") LocalDate asofDate,
    @JsonProperty("portfolio_id") @Nullable String portfolioId,
    @JsonProperty("require_fresh") boolean requireFresh) {}
