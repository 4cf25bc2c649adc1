package io.dawsos.provider;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PriceSource.Quotes;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dated quotes in memory, at most one for each security or pair and date. A look-up of all newest
 * quotes costs O(n log d) for n securities with d dates each. Not thread-safe while it is filled.
 */
final class QuoteBook {
  private final Map<SecurityId, TreeMap<LocalDate, SecurityPrice>> prices = new HashMap<>();
  private final Map<Pair, TreeMap<LocalDate, FxRate>> rates = new HashMap<>();

  private record Pair(CurrencyCode base, CurrencyCode quote) {}

  /** Adds a price; returns the one that was there before, which stays, or null. */
  @Nullable SecurityPrice add(SecurityPrice price) {
    return prices
        .computeIfAbsent(price.security(), security -> new TreeMap<>())
        .putIfAbsent(price.date(), price);
  }

  /** Adds a rate; returns the one that was there before, which stays, or null. */
  @Nullable FxRate add(FxRate rate) {
    return rates
        .computeIfAbsent(new Pair(rate.base(), rate.quote()), pair -> new TreeMap<>())
        .putIfAbsent(rate.date(), rate);
  }

  /** The newest quotes from {@code oldest} to {@code asOf}, both included. */
  Quotes newest(LocalDate oldest, LocalDate asOf) {
    return new Quotes(newestOf(prices, oldest, asOf), newestOf(rates, oldest, asOf));
  }

  private static <K, Q> List<Q> newestOf(
      Map<K, ? extends NavigableMap<LocalDate, Q>> quotes, LocalDate oldest, LocalDate asOf) {
    return quotes.values().stream()
        .map(byDate -> byDate.floorEntry(asOf))
        .flatMap(
            newest ->
                newest == null || newest.getKey().isBefore(oldest)
                    ? Stream.empty()
                    : Stream.of(newest.getValue()))
        .toList();
  }
}
