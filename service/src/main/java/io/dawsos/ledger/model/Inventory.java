package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds: one position per currency and lot, in the order in which they came. A
 * position that reaches zero leaves. Adding takes O(log n) for n lots. Not thread-safe.
 */
public final class Inventory {
  private final Map<Object, Position> positions;
  private final Map<CurrencyCode, Holding> holdings = new HashMap<>(4);
  private final Map<CurrencyCode, Integer> lotsByCostCurrency = new HashMap<>(4);

  /** What units at cost are found by; others are found by their currency. */
  private record Key(CurrencyCode currency, Cost cost) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && currency.equals(key.currency) && cost.equals(key.cost);
    }

    @Override
    public int hashCode() {
      return 31 * currency.hashCode() + cost.hashCode();
    }
  }

  /** How many positions of one currency there are of each sign, and its lots once asked for. */
  private static final class Holding {
    private int positive;
    private int negative;
    private @Nullable LotIndex lots;

    void count(BigDecimal number, int change) {
      if (number.signum() > 0) {
        positive += change;
      } else if (number.signum() < 0) {
        negative += change;
      }
    }
  }

  /** Creates an empty inventory. */
  public Inventory() {
    positions = new LinkedHashMap<>(4);
  }

  private Inventory(Map<Object, Position> positions) {
    this.positions = new LinkedHashMap<>(positions);
    for (Position position : positions.values()) {
      holding(position.units().currency()).count(position.units().number(), 1);
      countLot(position.cost(), 1);
    }
  }

  private void countLot(@Nullable Cost cost, int change) {
    if (cost == null) {
      return;
    }
    int lots = lotsByCostCurrency.getOrDefault(cost.currency(), 0) + change;
    if (lots == 0) {
      lotsByCostCurrency.remove(cost.currency());
    } else {
      lotsByCostCurrency.put(cost.currency(), lots);
    }
  }

  /** Returns a copy that changes independently. */
  public Inventory copy() {
    return new Inventory(positions);
  }

  /** Adds units to their lot; a negative number takes them away. */
  public void add(Amount units, @Nullable Cost cost) {
    CurrencyCode currency = units.currency();
    Object key = cost == null ? currency : new Key(currency, cost);
    Holding holding = holding(currency);
    Position held = positions.get(key);
    BigDecimal number = units.number();
    if (held != null) {
      number = Decimals.plus(held.units().number(), number);
      holding.count(held.units().number(), -1);
    }
    holding.count(number, 1);
    if (number.signum() == 0) {
      if (held != null) {
        positions.remove(key);
        countLot(cost, -1);
      }
      if (cost != null && holding.lots != null) {
        holding.lots.remove(cost);
      }
      return;
    }
    Amount sum = held == null ? units : new Amount(number, currency);
    Position position = new Position(sum, cost);
    positions.put(key, position);
    if (held == null) {
      countLot(cost, 1);
    }
    if (cost != null && holding.lots != null) {
      holding.lots.put(cost, position);
    }
  }

  private Holding holding(CurrencyCode currency) {
    Holding holding = holdings.get(currency);
    if (holding == null) {
      holding = new Holding();
      holdings.put(currency, holding);
    }
    return holding;
  }

  /** Returns the positions in inventory order; a live view. */
  public Collection<Position> positions() {
    return Collections.unmodifiableCollection(positions.values());
  }

  /** Returns the number of positions. */
  public int size() {
    return positions.size();
  }

  /** Whether nothing is held. */
  public boolean isEmpty() {
    return positions.isEmpty();
  }

  /** Returns the units of one currency over all lots. */
  public BigDecimal units(CurrencyCode currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Position position : positions.values()) {
      if (position.units().currency().equals(currency)) {
        sum = Decimals.plus(sum, position.units().number());
      }
    }
    return sum;
  }

  /** Returns the currencies held; O(c) for c that ever were. */
  public Set<CurrencyCode> currencies() {
    Set<CurrencyCode> currencies = new HashSet<>();
    holdings.forEach(
        (currency, holding) -> {
          if (holding.positive + holding.negative > 0) {
            currencies.add(currency);
          }
        });
    return currencies;
  }

  /** Returns the currencies in which lots have their cost, in O(1); a live view. */
  public Set<CurrencyCode> costCurrencies() {
    return Collections.unmodifiableSet(lotsByCostCurrency.keySet());
  }

  /** Whether some position of this currency has the opposite sign of the number, in O(1). */
  public boolean isReducedBy(CurrencyCode currency, BigDecimal number) {
    Holding holding = holdings.get(currency);
    return holding != null
        && number.signum() != 0
        && (number.signum() < 0 ? holding.positive : holding.negative) > 0;
  }

  /** Returns the lots of a commodity that were acquired on a day, in inventory order; O(log n). */
  public Collection<Position> lotsAcquired(CurrencyCode currency, LocalDate date) {
    LotIndex lots = lots(currency);
    return lots == null ? List.of() : Collections.unmodifiableCollection(lots.acquired(date));
  }

  /** Returns the lots of a commodity of which a unit cost so much, in inventory order; O(log n). */
  public Collection<Position> lotsCosting(CurrencyCode currency, BigDecimal number) {
    LotIndex lots = lots(currency);
    return lots == null ? List.of() : Collections.unmodifiableCollection(lots.costing(number));
  }

  /**
   * Returns the lots of a commodity in the order in which a method takes them: FIFO, LIFO and HIFO
   * by date or cost, any other in inventory order; those that it does not tell apart stay in
   * inventory order. Each next one in O(log n), but O(n) for other methods. Not to be changed while
   * it is read.
   */
  public Iterable<Position> lotsInOrder(CurrencyCode currency, BookingMethod method) {
    LotIndex lots = lots(currency);
    if (lots == null) {
      return List.of();
    }
    return switch (method) {
      case FIFO -> lots.oldestFirst();
      case LIFO -> lots.newestFirst();
      case HIFO -> lots.dearestFirst();
      default ->
          () ->
              positions.values().stream()
                  .filter(held -> held.cost() != null && held.units().currency().equals(currency))
                  .iterator();
    };
  }

  /** Made when it is first asked for, since most accounts hold no lots or only add to them. */
  private @Nullable LotIndex lots(CurrencyCode currency) {
    Holding holding = holdings.get(currency);
    if (holding == null) {
      return null;
    }
    LotIndex lots = holding.lots;
    if (lots == null) {
      lots = new LotIndex();
      for (Position position : positions.values()) {
        if (position.cost() != null && position.units().currency().equals(currency)) {
          lots.put(position.cost(), position);
        }
      }
      holding.lots = lots;
    }
    return lots;
  }
}
