package io.dawsos.ledger.booking;

import io.dawsos.ledger.booking.LotChoice.AmbiguousMatchException;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reduces lots at their average cost: first all of them become one lot, which has the date of the
 * oldest and no label, then the units are taken from it. An extension of the language.
 */
final class AverageCost {
  private AverageCost() {}

  /** Returns the legs that merge the lots, if there are several, and the one that reduces. */
  static List<Leg> choose(Leg leg, BigDecimal units, List<Position> lots)
      throws AmbiguousMatchException {
    BigDecimal held = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    LocalDate oldest = cost(lots.get(0)).date();
    for (Position lot : lots) {
      held = Decimals.plus(held, number(lot));
      value = Decimals.plus(value, Decimals.times(number(lot), cost(lot).number()));
      oldest = cost(lot).date().isBefore(oldest) ? cost(lot).date() : oldest;
    }
    if (held.signum() == units.signum() || held.abs().compareTo(units.abs()) < 0) {
      throw LotChoice.notEnough(leg, lots);
    }
    if (lots.size() == 1) {
      return List.of(leg.ofLot(units, cost(lots.get(0))));
    }
    Cost average =
        new Cost(Decimals.dividedBy(value, held), cost(lots.get(0)).currency(), oldest, null);
    List<Leg> legs = new ArrayList<>(lots.size() + 2);
    for (Position lot : lots) {
      legs.add(leg.ofMergedLot(number(lot).negate(), cost(lot)));
    }
    legs.add(leg.ofMergedLot(held, average));
    legs.add(leg.ofLot(units, average));
    return legs;
  }

  private static Cost cost(Position lot) {
    return Objects.requireNonNull(lot.cost());
  }

  private static BigDecimal number(Position lot) {
    return lot.units().number();
  }
}
