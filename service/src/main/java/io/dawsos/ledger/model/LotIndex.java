package io.dawsos.ledger.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * The lots of one commodity by the day of their acquisition and by the cost of one unit. Lots of
 * one day, and lots of one cost, stay in the order of their inventory. Not thread-safe.
 */
final class LotIndex {
  private final NavigableMap<LocalDate, Map<Cost, Position>> byDate = new TreeMap<>();
  // Costs compare by value here, as lots do: 1.0 and 1.00 are one.
  private final NavigableMap<BigDecimal, Map<Cost, Position>> byCost = new TreeMap<>();

  void put(Cost cost, Position lot) {
    byDate.computeIfAbsent(cost.date(), unused -> new LinkedHashMap<>(2)).put(cost, lot);
    byCost.computeIfAbsent(cost.number(), unused -> new LinkedHashMap<>(2)).put(cost, lot);
  }

  void remove(Cost cost) {
    remove(byDate, cost.date(), cost);
    remove(byCost, cost.number(), cost);
  }

  private static <K> void remove(Map<K, Map<Cost, Position>> lots, K key, Cost cost) {
    Map<Cost, Position> same = lots.get(key);
    if (same != null) {
      same.remove(cost);
      if (same.isEmpty()) {
        lots.remove(key);
      }
    }
  }

  Collection<Position> acquired(LocalDate date) {
    Map<Cost, Position> lots = byDate.get(date);
    return lots == null ? List.of() : lots.values();
  }

  Collection<Position> costing(BigDecimal number) {
    Map<Cost, Position> lots = byCost.get(number);
    return lots == null ? List.of() : lots.values();
  }

  Iterable<Position> oldestFirst() {
    return () -> new Lots(byDate.values().iterator());
  }

  Iterable<Position> newestFirst() {
    return () -> new Lots(byDate.descendingMap().values().iterator());
  }

  Iterable<Position> dearestFirst() {
    return () -> new Lots(byCost.descendingMap().values().iterator());
  }

  /** Goes through lots without gathering them, as mostly the first few are enough. */
  private static final class Lots implements Iterator<Position> {
    private final Iterator<Map<Cost, Position>> groups;
    private Iterator<Position> group = List.<Position>of().iterator();

    Lots(Iterator<Map<Cost, Position>> groups) {
      this.groups = groups;
    }

    @Override
    public boolean hasNext() {
      while (!group.hasNext() && groups.hasNext()) {
        group = groups.next().values().iterator();
      }
      return group.hasNext();
    }

    @Override
    public Position next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return group.next();
    }
  }
}
