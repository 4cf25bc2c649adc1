package io.dawsos.portfolio.lots;

import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.LotEvent.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Hands the units and the cost of lots on to those that replace them, lots of the same day first.
 * Used once.
 */
final class Replacement {
  private final LotEvent.Replaced event;
  private final List<Lot> pool;
  private final boolean asBooked;
  private final BigDecimal unitRatio;
  private final BigDecimal costRatio;

  /**
   * A replacement of the lots of a pool.
   *
   * @param asBooked whether the new lots have the cost that the ledger writes, rather than that of
   *     the pool
   */
  Replacement(LotEvent.Replaced event, List<Lot> pool, boolean asBooked) {
    this.event = event;
    this.pool = new ArrayList<>(pool);
    this.asBooked = asBooked;
    BigDecimal before = sum(event.taken()).negate();
    this.unitRatio = ratio(sum(event.given()), before);
    this.costRatio = ratio(ratio(cost(event.given()), cost(event.taken()).negate()), unitRatio);
  }

  private static BigDecimal ratio(BigDecimal after, BigDecimal before) {
    return after.signum() == 0 || before.signum() == 0
        ? BigDecimal.ONE
        : after.divide(before, Decimals.DIVISION);
  }

  private static BigDecimal sum(List<Part> parts) {
    return parts.stream().map(Part::units).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal cost(List<Part> parts) {
    return parts.stream()
        .map(part -> part.units().multiply(part.cost().number()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The new lots. */
  List<Lot> lots() {
    List<Lot> lots = new ArrayList<>();
    List<Part> given = event.given();
    for (int i = 0; i < given.size(); i++) {
      Part part = given.get(i);
      List<Lot> pieces = draw(part, /* all= */ i == given.size() - 1);
      lots.addAll(asBooked ? booked(part, pieces) : pieces);
    }
    return lots;
  }

  /** Takes as many units as the part is, in new units, in its account. */
  private List<Lot> draw(Part part, boolean all) {
    pool.sort(
        Comparator.comparing((Lot lot) -> !lot.acquired().equals(part.cost().date()))
            .thenComparing(lot -> !lot.account().equals(part.account())));
    List<Lot> pieces = new ArrayList<>();
    BigDecimal wanted = part.units();
    while (!pool.isEmpty() && (all || wanted.signum() != 0)) {
      Lot lot = pool.get(0);
      Lot scaled = lot.scaled(unitRatio, costRatio).in(part.account());
      if (all || scaled.units().abs().compareTo(wanted.abs()) <= 0) {
        pool.remove(0);
        pieces.add(scaled);
        wanted = wanted.subtract(scaled.units());
      } else {
        pieces.add(scaled.withUnits(wanted));
        BigDecimal used = wanted.divide(unitRatio, Decimals.DIVISION);
        pool.set(0, lot.withUnits(lot.units().subtract(used)));
        wanted = BigDecimal.ZERO;
      }
    }
    return pieces;
  }

  /** The pieces at the cost that the ledger writes; what they cost in the base currency stays. */
  private static List<Lot> booked(Part part, List<Lot> pieces) {
    BigDecimal local = pieces.stream().map(Lot::totalCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal units = pieces.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    Figure base =
        pieces.stream()
            .map(Lot::totalBaseCost)
            .collect(Figure.sum())
            .times(ratio(units.multiply(part.cost().number()), local))
            .map(total -> units.signum() == 0 ? total : total.divide(units, Decimals.DIVISION));
    HistoricRate first = pieces.isEmpty() ? null : pieces.get(0).entry();
    boolean same = pieces.stream().allMatch(lot -> Objects.equals(lot.entry(), first));
    BigDecimal dust = part.units().subtract(units);
    List<Lot> lots = new ArrayList<>();
    for (Lot piece : pieces) {
      Lot booked = piece.booked(part.cost(), base, same ? first : null);
      lots.add(lots.isEmpty() ? booked.withUnits(piece.units().add(dust)) : booked);
    }
    return lots;
  }
}
