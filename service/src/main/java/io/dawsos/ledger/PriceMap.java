package io.dawsos.ledger;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Price;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The prices that a ledger declares, in the direction declared. Of two prices of one pair and day,
 * the later directive holds. Immutable and thread-safe.
 */
public final class PriceMap {
  private final NavigableMap<CurrencyPair, NavigableMap<LocalDate, PricePoint>> points;

  private PriceMap(NavigableMap<CurrencyPair, NavigableMap<LocalDate, PricePoint>> points) {
    this.points = points;
  }

  /** Returns the prices among the directives, which are in the ledger's order. */
  static PriceMap of(List<Directive> directives) {
    NavigableMap<CurrencyPair, NavigableMap<LocalDate, PricePoint>> points = new TreeMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Price price) {
        CurrencyPair pair = new CurrencyPair(price.currency(), price.amount().currency());
        PricePoint point =
            new PricePoint(pair.base(), pair.quote(), price.date(), price.amount().number());
        points.computeIfAbsent(pair, unused -> new TreeMap<>()).put(price.date(), point);
      }
    }
    return new PriceMap(points);
  }

  /** Returns the newest price on or before the date, in O(log n). */
  public Optional<PricePoint> find(CurrencyCode base, CurrencyCode quote, LocalDate date) {
    return newest(points.get(new CurrencyPair(base, quote)), date);
  }

  /** Returns the declared pairs, ordered. */
  public SortedSet<CurrencyPair> pairs() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(points.keySet()));
  }

  /** Returns the newest price of each declared pair on or before the date, in order of pairs. */
  public List<PricePoint> latest(LocalDate date) {
    List<PricePoint> latest = new ArrayList<>(points.size());
    points.values().forEach(series -> newest(series, date).ifPresent(latest::add));
    return List.copyOf(latest);
  }

  private static Optional<PricePoint> newest(
      @Nullable NavigableMap<LocalDate, PricePoint> series, LocalDate date) {
    return Optional.ofNullable(series).map(each -> each.floorEntry(date)).map(Map.Entry::getValue);
  }
}
