package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The frozen prices and FX rates of one date. Immutable and thread-safe; look-ups are O(log n) for
 * prices and O(1) for rates.
 */
public final class PricingPack {
  private final PackId id;
  private final PackRules rules;
  // A sorted array: a pack may hold a million prices, and a tree of them weighs twice as much.
  private final SecurityPrice[] prices;
  private final List<FxRate> rates;
  private final List<Split> splits;
  private final List<PriceOverride> overrides;
  private final FxTable fx;
  private final SortedMap<String, LocalDate> sources;

  /**
   * A pack of the given content.
   *
   * @param id the pack's id
   * @param rules the rules under which it was built
   * @param prices at most one for each security
   * @param rates at most one for each pair, in either direction
   * @param splits those that came into force within the days whose quotes the pack may hold, as far
   *     as they were known: the action set of the pack
   * @param overrides the prices and rates that a person set; they are among the others too
   */
  public PricingPack(
      PackId id,
      PackRules rules,
      Collection<SecurityPrice> prices,
      Collection<FxRate> rates,
      Collection<Split> splits,
      Collection<PriceOverride> overrides) {
    this.id = id;
    this.rules = rules;
    this.prices = sorted(id, prices);
    this.rates = List.copyOf(rates);
    this.splits = List.copyOf(splits);
    this.overrides = List.copyOf(overrides);
    this.fx = new FxTable(rates, rules.pivot());
    Set<Set<CurrencyCode>> pairs = new HashSet<>();
    if (!rates.stream().allMatch(rate -> pairs.add(Set.of(rate.base(), rate.quote())))) {
      throw new IllegalArgumentException("two rates of one pair in " + id);
    }
    this.sources = sources(this.prices, rates);
  }

  private static SecurityPrice[] sorted(PackId id, Collection<SecurityPrice> prices) {
    SecurityPrice[] sorted = prices.toArray(SecurityPrice[]::new);
    Arrays.sort(sorted, SecurityPrice.BY_SECURITY);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].security().equals(sorted[i - 1].security())) {
        throw new IllegalArgumentException("two prices of one security in " + id);
      }
    }
    return sorted;
  }

  private static SortedMap<String, LocalDate> sources(
      SecurityPrice[] prices, Collection<FxRate> rates) {
    SortedMap<String, LocalDate> newest = new TreeMap<>();
    SecurityPrice last = null;
    for (SecurityPrice price : prices) {
      if (last == null
          || !price.source().equals(last.source())
          || !price.date().equals(last.date())) {
        newest.merge(price.source(), price.date(), PricingPack::later);
      }
      last = price;
    }
    rates.forEach(rate -> newest.merge(rate.source(), rate.date(), PricingPack::later));
    return Collections.unmodifiableSortedMap(newest);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  /** The pack's id. */
  public PackId id() {
    return id;
  }

  /** The same content under another id. */
  public PricingPack withId(PackId other) {
    return new PricingPack(other, rules, Arrays.asList(prices), rates, splits, overrides);
  }

  /** The rules under which the pack was built. */
  public PackRules rules() {
    return rules;
  }

  /** The prices, by security. */
  public List<SecurityPrice> prices() {
    return Collections.unmodifiableList(Arrays.asList(prices));
  }

  /** The stored rates, in no particular order. */
  public List<FxRate> rates() {
    return rates;
  }

  /** The splits that were known of the days whose quotes the pack may hold. */
  public List<Split> splits() {
    return splits;
  }

  /** What a person set against the sources. */
  public List<PriceOverride> overrides() {
    return overrides;
  }

  /** Newest quote date by source name, sorted: where the content comes from. */
  public SortedMap<String, LocalDate> sources() {
    return sources;
  }

  /** Finds the price of a security. */
  public Optional<SecurityPrice> price(SecurityId security) {
    int low = 0;
    int high = prices.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = prices[middle].security().compareTo(security);
      if (order == 0) {
        return Optional.of(prices[middle]);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** The rates with their inverses and crosses. */
  public FxTable fx() {
    return fx;
  }
}
