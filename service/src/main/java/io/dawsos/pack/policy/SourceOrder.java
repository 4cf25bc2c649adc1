package io.dawsos.pack.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which source is trusted first.
 *
 * @param standard names of sources, the most trusted first
 * @param byAssetClass other orders, by the asset class that the ledger's commodity metadata gives a
 *     security ({@code asset-class}), without commas and line ends; {@link #FX} is the class of all
 *     rates
 */
public record SourceOrder(List<String> standard, Map<String, List<String>> byAssetClass) {
  /** The asset class of FX rates. */
  public static final String FX = "fx";

  /** Copies both. */
  public SourceOrder {
    standard = List.copyOf(standard);
    Map<String, List<String>> copy = new TreeMap<>();
    byAssetClass.forEach((name, order) -> copy.put(checked(name), List.copyOf(order)));
    byAssetClass = Collections.unmodifiableMap(copy);
  }

  /** A comma would let two orders have one canonical text. */
  private static String checked(String assetClass) {
    if (!assetClass.matches("[^,\\p{Cntrl}]+")) {
      throw new IllegalArgumentException(
          "an asset class is one line without commas, not \"%s\"".formatted(assetClass));
    }
    return assetClass;
  }

  /** One order for everything. */
  public static SourceOrder of(List<String> standard) {
    return new SourceOrder(standard, Map.of());
  }

  /** The order for an asset class. */
  public List<String> forClass(String assetClass) {
    return byAssetClass.getOrDefault(assetClass, standard);
  }
}
