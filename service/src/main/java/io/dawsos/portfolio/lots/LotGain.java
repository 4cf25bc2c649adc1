package io.dawsos.portfolio.lots;

import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;

/**
 * A lot that is still held, with its value and what it gained so far. Immutable; nothing is
 * rounded.
 *
 * @param lot the lot
 * @param value units × price × rate of the pack
 * @param cost at the rate of the acquisition, without losses added by wash sales
 * @param priceGain value less the cost at the rate of the pack
 * @param fxGain the cost at the rate of the pack less that of the acquisition
 */
public record LotGain(Lot lot, Figure value, Figure cost, Figure priceGain, Figure fxGain) {
  /** Values a lot. */
  public static LotGain of(Lot lot, PackQuotes quotes) {
    Figure value = quotes.value(lot.commodity(), lot.units());
    Figure costNow =
        lot.unitCost().signum() == 0
            ? Figure.ZERO
            : quotes.rate(lot.cost().currency()).times(lot.totalCost());
    Figure cost = lot.totalBaseCost();
    return new LotGain(lot, value, cost, value.minus(costNow), costNow.minus(cost));
  }

  /** Value less cost, each at the rate of its own day. */
  public Figure total() {
    return value.minus(cost);
  }
}
