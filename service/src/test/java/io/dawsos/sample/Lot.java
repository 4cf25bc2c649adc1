package io.dawsos.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Units of one security bought at one price on one date; {@code cost} is per unit. */
record Lot(String symbol, BigDecimal units, BigDecimal cost, String currency, LocalDate acquired) {

  Lot withUnits(BigDecimal newUnits) {
    return new Lot(symbol, newUnits, cost, currency, acquired);
  }

  Lot negated() {
    return withUnits(units.negate());
  }

  /** This lot after a two-for-one split: the same value, and the same acquisition date. */
  Lot split() {
    BigDecimal two = BigDecimal.valueOf(2);
    return new Lot(symbol, units.multiply(two), cost.divide(two), currency, acquired);
  }

  BigDecimal value() {
    return units.multiply(cost);
  }

  /** The cost as Beancount writes it. */
  String costText() {
    return "{%s %s, %s}".formatted(cost.toPlainString(), currency, acquired);
  }

  boolean sameCost(Lot other) {
    return symbol.equals(other.symbol)
        && cost.compareTo(other.cost) == 0
        && currency.equals(other.currency)
        && acquired.equals(other.acquired);
  }
}
