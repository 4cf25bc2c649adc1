package io.dawsos.pack;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored pack without reading its prices.
 *
 * @param id the pack's id
 * @param policy id of the pricing policy
 * @param policySha256 hash of the policy's canonical text; null for packs of format 1
 * @param sha256 hash of the canonical content, 64 hexadecimal digits
 * @param status stored status, never STALE
 * @param prices number of security prices
 * @param rates number of FX rates
 * @param needed number of commodities held at the as-of date, the base currency left out
 * @param missing codes of those that cannot be valued
 * @param carried number of prices and rates older than the as-of date
 * @param sealedAt when the pack was frozen
 * @param freshAt when it was marked fresh; null before
 * @param supersededBy the pack that corrects this one; null for the current pack of its date
 * @param restatement why and by whom it corrects an earlier one; null for the first of its date
 */
public record PackHeader(
    PackId id,
    String policy,
    @Nullable String policySha256,
    String sha256,
    PackStatus status,
    int prices,
    int rates,
    int needed,
    List<String> missing,
    int carried,
    Instant sealedAt,
    @Nullable Instant freshAt,
    @Nullable PackId supersededBy,
    @Nullable Restatement restatement) {
  /** Copies the list. */
  public PackHeader {
    missing = List.copyOf(missing);
  }

  /** Share of the needed commodities that can be valued, 0 to 1. */
  public BigDecimal completeness() {
    return completeness(needed, missing.size());
  }

  /** Share of {@code needed} things of which {@code missing} are absent; 1 where none is needed. */
  public static BigDecimal completeness(int needed, int missing) {
    return needed == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(needed - missing)
            .divide(BigDecimal.valueOf(needed), MathContext.DECIMAL64);
  }

  /** Whether no later pack corrects this one. */
  public boolean isCurrent() {
    return supersededBy == null;
  }
}
