package io.dawsos.pack;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored pack without reading its prices.
 *
 * @param id the pack's id
 * @param policy id of the pricing policy
 * @param sha256 hash of the canonical content, 64 hexadecimal digits
 * @param status stored status, never STALE
 * @param prices number of security prices
 * @param rates number of FX rates
 * @param needed number of commodities held at the as-of date, the base currency left out
 * @param missing codes of those that cannot be valued
 * @param carried number of prices and rates older than the as-of date
 * @param sealedAt when the pack was frozen
 * @param freshAt when it was marked fresh; null before
 */
public record PackHeader(
    PackId id,
    String policy,
    String sha256,
    PackStatus status,
    int prices,
    int rates,
    int needed,
    List<String> missing,
    int carried,
    Instant sealedAt,
    @Nullable Instant freshAt) {
  /** Copies the list. */
  public PackHeader {
    missing = List.copyOf(missing);
  }

  /** Share of the needed commodities that can be valued, 0 to 1. */
  public BigDecimal completeness() {
    return PackDraft.completeness(needed, missing.size());
  }
}
