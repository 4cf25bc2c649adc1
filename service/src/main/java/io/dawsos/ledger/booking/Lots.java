package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the lots that a description matches. */
final class Lots {
  private static final int SHOWN = 10;

  private Lots() {}

  static List<Position> matching(
      Inventory held, CurrencyCode currency, BigDecimal units, CostSpec spec) {
    BigDecimal unitCost = spec.unitCost(units).orElse(null);
    List<Position> matches = new ArrayList<>();
    for (Position position : held.positions()) {
      Cost cost = position.cost();
      if (cost != null
          && position.units().currency().equals(currency)
          && (unitCost == null || cost.number().compareTo(unitCost) == 0)
          && (spec.currency() == null || spec.currency().equals(cost.currency()))
          && (spec.date() == null || spec.date().equals(cost.date()))
          && matchesLabel(spec, cost)) {
        matches.add(position);
      }
    }
    return matches;
  }

  private static boolean matchesLabel(CostSpec spec, Cost cost) {
    return spec.label() == null || spec.label().isEmpty() || spec.label().equals(cost.label());
  }

  /** Returns the first of the positions for a message. */
  static String describe(Collection<Position> positions) {
    String shown =
        positions.stream().limit(SHOWN).map(Position::toString).collect(Collectors.joining(", "));
    return positions.size() > SHOWN ? shown + ", ..." : shown;
  }
}
