package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
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
  private final String policy;
  private final CurrencyCode pivot;
  private final TreeMap<SecurityId, SecurityPrice> prices = new TreeMap<>();
  private final List<FxRate> rates;
  private final FxTable fx;
  private final SortedMap<String, LocalDate> sources;

  /**
   * A pack of the given content.
   *
   * @param id the pack's id
   * @param policy id of the pricing policy
   * @param pivot the policy's triangulation currency
   * @param prices at most one for each security
   * @param rates at most one for each pair, in either direction
   */
  public PricingPack(
      PackId id,
      String policy,
      CurrencyCode pivot,
      Collection<SecurityPrice> prices,
      Collection<FxRate> rates) {
    this.id = id;
    this.policy = policy;
    this.pivot = pivot;
    this.rates = List.copyOf(rates);
    this.fx = new FxTable(rates, pivot);
    for (SecurityPrice price : prices) {
      this.prices.put(price.security(), price);
    }
    if (this.prices.size() != prices.size()) {
      throw new IllegalArgumentException("two prices of one security in " + id);
    }
    if (rates.stream().map(PricingPack::pair).distinct().count() != rates.size()) {
      throw new IllegalArgumentException("two rates of one pair in " + id);
    }
    this.sources = sources(prices, rates);
  }

  private static Set<CurrencyCode> pair(FxRate rate) {
    return Set.of(rate.base(), rate.quote());
  }

  private static SortedMap<String, LocalDate> sources(
      Collection<SecurityPrice> prices, Collection<FxRate> rates) {
    SortedMap<String, LocalDate> newest = new TreeMap<>();
    prices.forEach(price -> newest.merge(price.source(), price.date(), PricingPack::later));
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

  /** Id of the policy under which the pack was built. */
  public String policy() {
    return policy;
  }

  /** The currency through which cross rates are derived. */
  public CurrencyCode pivot() {
    return pivot;
  }

  /** The prices, by security. */
  public Collection<SecurityPrice> prices() {
    return Collections.unmodifiableCollection(prices.values());
  }

  /** The stored rates, in no particular order. */
  public List<FxRate> rates() {
    return rates;
  }

  /** Newest quote date by source name, sorted: where the content comes from. */
  public SortedMap<String, LocalDate> sources() {
    return sources;
  }

  /** Finds the price of a security. */
  public Optional<SecurityPrice> price(SecurityId security) {
    return Optional.ofNullable(prices.get(security));
  }

  /** The rates with their inverses and crosses. */
  public FxTable fx() {
    return fx;
  }
}
