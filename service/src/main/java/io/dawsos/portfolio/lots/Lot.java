package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Cost;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Units that were acquired together and are still held. Immutable; nothing is rounded.
 *
 * @param id tells lots apart and orders them as they came; parts of one purchase share it
 * @param account the ledger account
 * @param commodity what is held
 * @param units above zero, or below for a short position
 * @param cost of one unit, with the day of acquisition
 * @param baseCost cost of one unit in the base currency at the rate of the day of acquisition,
 *     without {@code washed}
 * @param entry that rate; null where the lot was made of lots with several
 * @param washed disallowed loss of a wash sale for one unit, in the base currency, added to the
 *     cost; zero where there is none
 * @param heldSince the day from which the holding period counts; before the acquisition where a
 *     wash sale handed its own period on
 * @param isReplacement whether the units count as the replacement of a wash sale already
 */
public record Lot(
    int id,
    String account,
    CurrencyCode commodity,
    BigDecimal units,
    Cost cost,
    Figure baseCost,
    @Nullable HistoricRate entry,
    Figure washed,
    LocalDate heldSince,
    boolean isReplacement) {
  static Lot of(int id, LotEvent.Part part, Figure baseCost, @Nullable HistoricRate entry) {
    return new Lot(
        id,
        part.account(),
        part.commodity(),
        part.units(),
        part.cost(),
        baseCost,
        entry,
        Figure.ZERO,
        part.cost().date(),
        false);
  }

  /** The day of acquisition. */
  public LocalDate acquired() {
    return cost.date();
  }

  /** Cost of one unit in the currency of the cost. */
  public BigDecimal unitCost() {
    return cost.number();
  }

  /** Cost of all units in the currency of the cost; below zero for a short position. */
  public BigDecimal totalCost() {
    return units.multiply(cost.number());
  }

  /** Cost of all units in the base currency, without losses added by wash sales. */
  public Figure totalBaseCost() {
    return baseCost.times(units);
  }

  /** The same with another number of units. */
  public Lot withUnits(BigDecimal number) {
    return new Lot(
        id, account, commodity, number, cost, baseCost, entry, washed, heldSince, isReplacement);
  }

  Lot in(String other) {
    return new Lot(
        id, other, commodity, units, cost, baseCost, entry, washed, heldSince, isReplacement);
  }

  Lot booked(Cost other, Figure base, @Nullable HistoricRate rate) {
    return new Lot(
        id, account, commodity, units, other, base, rate, washed, heldSince, isReplacement);
  }

  /** So many times the units, each at a cost so many times as high. */
  Lot scaled(BigDecimal unitRatio, BigDecimal costRatio) {
    Cost scaled =
        new Cost(
            cost.number().multiply(costRatio, Decimals.DIVISION),
            cost.currency(),
            cost.date(),
            cost.label());
    return new Lot(
        id,
        account,
        commodity,
        units.multiply(unitRatio, Decimals.DIVISION),
        scaled,
        baseCost.times(costRatio),
        entry,
        washed.map(each -> each.divide(unitRatio, Decimals.DIVISION)),
        heldSince,
        isReplacement);
  }

  /** The replacement of units sold at a loss. */
  public Lot replacing(Figure disallowed, LocalDate since) {
    return new Lot(
        id,
        account,
        commodity,
        units,
        cost,
        baseCost,
        entry,
        washed.plus(disallowed),
        since.isBefore(heldSince) ? since : heldSince,
        true);
  }
}
