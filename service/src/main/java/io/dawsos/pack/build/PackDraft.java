package io.dawsos.pack.build;

import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * A built pack that is not stored yet, with what the build found.
 *
 * @param pack the content
 * @param sha256 hash of the canonical content
 * @param needed number of commodities held at the as-of date, the base currency left out
 * @param missing codes of those without a price or a rate, sorted
 * @param carried number of prices and rates older than the as-of date
 * @param seen what the sources said besides
 */
public record PackDraft(
    PricingPack pack, String sha256, int needed, List<String> missing, int carried, Seen seen) {
  /** Copies the list. */
  public PackDraft {
    missing = List.copyOf(missing);
  }

  /**
   * What the sources said that is not in the pack.
   *
   * @param prices quotes of less trusted sources for securities of the pack
   * @param rates quotes of less trusted sources, or of the other direction, for pairs of the pack
   * @param rejected quotes that cannot be used
   * @param adjusted securities whose price in the pack was divided by splits that came later
   */
  public record Seen(
      List<SecurityPrice> prices,
      List<FxRate> rates,
      List<Rejection> rejected,
      Set<SecurityId> adjusted) {
    /** Nothing besides. */
    public static final Seen NOTHING = new Seen(List.of(), List.of(), List.of(), Set.of());

    /** Copies all. */
    public Seen {
      prices = List.copyOf(prices);
      rates = List.copyOf(rates);
      rejected = List.copyOf(rejected);
      adjusted = Set.copyOf(adjusted);
    }
  }

  /** Share of the needed commodities that can be valued, 0 to 1; 1 where nothing is needed. */
  public BigDecimal completeness() {
    return PackHeader.completeness(needed, missing.size());
  }
}
