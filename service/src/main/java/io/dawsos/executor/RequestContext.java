package io.dawsos.executor;

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
    PackId pricingPackId,
    String ledgerCommitHash,
    String userId,
    String requestId,
    String traceId,
    LocalDate asofDate,
    @Nullable String portfolioId,
    boolean requireFresh) {
  /** What results depend on; nothing of who asked. */
  public Pins pins() {
    return new Pins(pricingPackId, ledgerCommitHash, asofDate);
  }
}
