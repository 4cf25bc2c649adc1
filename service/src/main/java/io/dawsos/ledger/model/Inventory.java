package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds: one position per currency and lot, in the order in which they came. A
 * position that reaches zero leaves. Not thread-safe.
 */
public final class Inventory {
  private final Map<Object, Position> positions;

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

  /** Creates an empty inventory. */
  public Inventory() {
    positions = new LinkedHashMap<>(4);
  }

  private Inventory(Map<Object, Position> positions) {
    this.positions = new LinkedHashMap<>(positions);
  }

  /** Returns a copy that changes independently. */
  public Inventory copy() {
    return new Inventory(positions);
  }

  /** Adds units to their lot; a negative number takes them away. */
  public void add(Amount units, @Nullable Cost cost) {
    Object key = cost == null ? units.currency() : new Key(units.currency(), cost);
    Position held = positions.get(key);
    BigDecimal number =
        held == null ? units.number() : Decimals.plus(held.units().number(), units.number());
    if (number.signum() == 0) {
      positions.remove(key);
    } else {
      positions.put(key, new Position(new Amount(number, units.currency()), cost));
    }
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

  /** Returns the currencies held. */
  public Set<CurrencyCode> currencies() {
    Set<CurrencyCode> currencies = new HashSet<>();
    for (Position position : positions.values()) {
      currencies.add(position.units().currency());
    }
    return currencies;
  }

  /** Returns the currencies in which lots have their cost. */
  public Set<CurrencyCode> costCurrencies() {
    Set<CurrencyCode> currencies = new HashSet<>();
    for (Position position : positions.values()) {
      if (position.cost() != null) {
        currencies.add(position.cost().currency());
      }
    }
    return currencies;
  }

  /** Whether some position of this currency has the opposite sign of the number. */
  public boolean isReducedBy(CurrencyCode currency, BigDecimal number) {
    if (number.signum() == 0) {
      return false;
    }
    for (Position position : positions.values()) {
      if (position.units().currency().equals(currency)
          && (position.units().number().signum() < 0) != (number.signum() < 0)) {
        return true;
      }
    }
    return false;
  }
}
