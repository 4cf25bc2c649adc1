package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import org.jspecify.annotations.Nullable;

/**
 * A number of units and the lot that they belong to. Immutable.
 *
 * @param units the units held; negative for a short position
 * @param cost the lot, or null for units that are not held at cost
 */
public record Position(Amount units, @Nullable Cost cost) {
  /** Returns the position in the ledger's syntax, {@code 10 HOOL {518.73 USD, 2020-01-31}}. */
  @Override
  public String toString() {
    return cost == null ? units.toString() : units + " " + cost;
  }
}
