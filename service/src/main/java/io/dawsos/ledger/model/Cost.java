package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a lot: its cost per unit, the day it was acquired and an optional label. Two
 * costs are equal when their numbers are equal in value, so {@code 1.0} and {@code 1.00} name one
 * lot. Immutable.
 *
 * @param number the cost of one unit
 * @param currency the currency of the cost
 * @param date the day of acquisition
 * @param label the label written for the lot, if any
 */
public record Cost(
    BigDecimal number, CurrencyCode currency, LocalDate date, @Nullable String label) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cost cost
        && number.compareTo(cost.number) == 0
        && currency.equals(cost.currency)
        && date.equals(cost.date)
        && Objects.equals(label, cost.label);
  }

  @Override
  public int hashCode() {
    // The number stays out, because equal values of different scales hash differently.
    return 31 * currency.hashCode() + date.hashCode();
  }

  /** Returns the cost in the ledger's syntax, {@code {12.50 CAD, 2020-01-31, "label"}}. */
  @Override
  public String toString() {
    String labelled = label == null ? "" : ", \"" + label + "\"";
    return "{" + number.toPlainString() + " " + currency + ", " + date + labelled + "}";
  }
}
