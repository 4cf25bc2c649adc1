package io.dawsos.pack.build;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a pack must be able to value.
 *
 * @param commodities held at the as-of date, or watched: securities and currencies
 * @param assetClasses the asset class of commodities that have one, lowercase
 * @param all whether every price that the sources know is put into the pack besides
 */
public record Needs(
    Set<CurrencyCode> commodities, Map<CurrencyCode, String> assetClasses, boolean all) {
  /** Copies both. */
  public Needs {
    commodities = Set.copyOf(commodities);
    assetClasses = Map.copyOf(new TreeMap<>(assetClasses));
  }

  /** Everything that the sources know, of which these must be there. */
  public static Needs everything(Collection<CurrencyCode> commodities) {
    return new Needs(Set.copyOf(commodities), Map.of(), true);
  }

  /** The commodities that need a price: all but the currencies of ISO 4217. */
  public Set<SecurityId> securities() {
    return commodities.stream()
        .filter(code -> !code.isIso4217())
        .map(SecurityId::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The commodities that are currencies of ISO 4217. */
  public Set<CurrencyCode> currencies() {
    return commodities.stream()
        .filter(CurrencyCode::isIso4217)
        .collect(Collectors.toUnmodifiableSet());
  }
}
