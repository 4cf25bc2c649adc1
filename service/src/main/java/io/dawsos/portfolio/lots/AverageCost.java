package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Cost;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Gives every lot of an account the average cost of all. */
final class AverageCost {
  private AverageCost() {}

  /**
   * Spreads the cost of the lots that a posting of this sign closes over their units, in the
   * currency of the cost and in the base currency. Lots with costs in several currencies stay as
   * they are.
   */
  static void spread(List<Lot> held, int sign) {
    List<Lot> closing = held.stream().filter(lot -> lot.units().signum() * sign < 0).toList();
    List<CurrencyCode> currencies =
        closing.stream().map(lot -> lot.cost().currency()).distinct().toList();
    if (closing.size() < 2 || currencies.size() > 1) {
      return;
    }
    BigDecimal units = closing.stream().map(Lot::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal cost = closing.stream().map(Lot::totalCost).reduce(BigDecimal.ZERO, BigDecimal::add);
    Figure base = closing.stream().map(Lot::totalBaseCost).collect(Figure.sum());
    BigDecimal average = cost.divide(units, Decimals.DIVISION);
    Figure baseAverage = base.map(total -> total.divide(units, Decimals.DIVISION));
    HistoricRate first = closing.get(0).entry();
    boolean same = closing.stream().allMatch(lot -> Objects.equals(lot.entry(), first));
    held.replaceAll(
        lot ->
            lot.units().signum() * sign < 0
                ? lot.booked(
                    new Cost(average, currencies.get(0), lot.acquired(), lot.cost().label()),
                    baseAverage,
                    same ? first : null)
                : lot);
  }
}
