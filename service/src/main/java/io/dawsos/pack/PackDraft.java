package io.dawsos.pack;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A built pack that is not stored yet, with what the build found.
 *
 * @param pack the content
 * @param sha256 hash of the canonical content
 * @param needed number of commodities held at the as-of date, the base currency left out
 * @param missing codes of those without a price or a rate, sorted
 * @param carried number of prices and rates older than the as-of date
 */
public record PackDraft(
    PricingPack pack, String sha256, int needed, List<String> missing, int carried) {
  /** Copies the list. */
  public PackDraft {
    missing = List.copyOf(missing);
  }

  /** Share of the needed commodities that can be valued, 0 to 1; 1 where nothing is needed. */
  public BigDecimal completeness() {
    return completeness(needed, missing.size());
  }

  /** Share of {@code needed} things of which {@code missing} are absent. */
  public static BigDecimal completeness(int needed, int missing) {
    return needed == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(needed - missing)
            .divide(BigDecimal.valueOf(needed), MathContext.DECIMAL64);
  }
}
