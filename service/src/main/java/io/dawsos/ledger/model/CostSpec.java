package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lot as described between braces: what to match when reducing, what to create when augmenting.
 * Immutable.
 *
 * @param perUnit the cost of one unit, or null when it is missing
 * @param total a cost over all units on top of the cost per unit; null when none is written
 * @param totalMissing whether a total is written without its number
 * @param currency the currency, or null when it is missing
 * @param date the day of acquisition, if written
 * @param label the label, if written
 * @param merge whether {@code *} asks for the average of all lots
 */
public record CostSpec(
    @Nullable BigDecimal perUnit,
    @Nullable BigDecimal total,
    boolean totalMissing,
    @Nullable CurrencyCode currency,
    @Nullable LocalDate date,
    @Nullable String label,
    boolean merge) {
  /** What {@code {}} describes: any lot. */
  public static final CostSpec ANY = new CostSpec(null, null, false, null, null, null, false);

  /** Returns the cost of one of so many units, when the numbers written determine it. */
  public Optional<BigDecimal> unitCost(BigDecimal units) {
    if (perUnit == null || totalMissing) {
      return Optional.empty();
    }
    if (total == null) {
      return Optional.of(perUnit);
    }
    BigDecimal count = units.abs();
    if (count.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal sum = Decimals.plus(total, Decimals.times(perUnit, count));
    return Optional.of(Decimals.dividedBy(sum, count));
  }

  /** Returns the specification with this currency and date where its own are missing. */
  public CostSpec completed(@Nullable CurrencyCode resolved, @Nullable LocalDate day) {
    return new CostSpec(
        perUnit,
        total,
        totalMissing,
        currency == null ? resolved : currency,
        date == null ? day : date,
        label,
        merge);
  }

  /** Returns the specification with these numbers. */
  public CostSpec withNumbers(@Nullable BigDecimal unit, @Nullable BigDecimal sum) {
    return new CostSpec(unit, sum, false, currency, date, label, merge);
  }

  /** Whether it tells lots apart, other than by their currency. */
  public boolean isSelective() {
    return perUnit != null || total != null || totalMissing || date != null || label != null;
  }
}
