package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds: one position per currency and lot, in the order in which they came. A
 * position that reaches zero leaves. Not thread-safe.
 */
public final class Inventory {
  private final Map<Key, Position> positions;

  private record Key(CurrencyCode currency, @Nullable Cost cost) {}

  /** Creates an empty inventory. */
  public Inventory() {
    positions = new LinkedHashMap<>(4);
  }

  private Inventory(Map<Key, Position> positions) {
    this.positions = new LinkedHashMap<>(positions);
  }

  /** Returns a copy that changes independently. */
  public Inventory copy() {
    return new Inventory(positions);
  }

  /** Adds units to their lot; a negative number takes them away. */
  public void add(Amount units, @Nullable Cost cost) {
    Key key = new Key(units.currency(), cost);
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
    return positions.keySet().stream().map(Key::currency).collect(Collectors.toSet());
  }

  /** Returns the currencies in which lots have their cost. */
  public Set<CurrencyCode> costCurrencies() {
    return positions.keySet().stream()
        .flatMap(key -> java.util.stream.Stream.ofNullable(key.cost()))
        .map(Cost::currency)
        .collect(Collectors.toSet());
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
