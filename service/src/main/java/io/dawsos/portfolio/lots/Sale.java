package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.portfolio.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units of one lot that were sold, or bought back where they were short. Immutable; nothing is
 * rounded.
 *
 * @param transaction that sold them
 * @param lot the units sold, as they were held
 * @param price of one unit
 * @param costRate of the currency of the cost at the sale
 * @param priceRate of the currency of the price at the sale
 * @param exit the same with its route; null where there is none
 * @param disallowed loss that a wash sale denies, 0 or more, in the base currency
 * @param washedUnits the units whose loss is denied
 */
public record Sale(
    Transaction transaction,
    Lot lot,
    Amount price,
    Figure costRate,
    Figure priceRate,
    @Nullable HistoricRate exit,
    Figure disallowed,
    BigDecimal washedUnits) {
  /** The day of the sale. */
  public LocalDate date() {
    return transaction.date();
  }

  /** What was paid for the units, in the currency of the price; below zero for a short position. */
  public Amount proceeds() {
    return new Amount(lot.units().multiply(price.number()), price.currency());
  }

  /** The proceeds at the rate of the sale. */
  public Figure baseProceeds() {
    return priceRate.times(proceeds().number());
  }

  /** The cost at the rate of the acquisition, without losses added by wash sales. */
  public Figure baseCost() {
    return lot.totalBaseCost();
  }

  /** Proceeds less cost in the base currency, each at the rate of its own day. */
  public Figure gain() {
    return baseProceeds().minus(baseCost());
  }

  /** The part of the gain that the price made: proceeds less cost at the rate of the sale. */
  public Figure priceGain() {
    return baseProceeds().minus(costAtSale());
  }

  /** The part that the rate made: the cost at the rate of the sale less that of the acquisition. */
  public Figure fxGain() {
    return costAtSale().minus(baseCost());
  }

  private Figure costAtSale() {
    return costRate.times(lot.totalCost());
  }

  /** Losses of earlier wash sales that the units carry. */
  public Figure washed() {
    return lot.washed().times(lot.units().abs());
  }

  /** The gain that is taxed: that of the sale, less carried losses, with denied ones put back. */
  public Figure taxableGain() {
    return gain().minus(washed()).plus(disallowed);
  }

  /** The same sale with a loss denied for some of its units. */
  public Sale washed(Figure denied, BigDecimal units) {
    return new Sale(transaction, lot, price, costRate, priceRate, exit, denied, units);
  }
}
