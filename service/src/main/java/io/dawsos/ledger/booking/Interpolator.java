package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Computes the one number that a group may leave open from the rest of the group. */
final class Interpolator {
  private static final int DIGITS_OF_A_WRITTEN_TOLERANCE = 4;

  private final List<LedgerError> errors;

  Interpolator(List<LedgerError> errors) {
    this.errors = errors;
  }

  private enum Missing {
    UNITS,
    UNIT_COST,
    TOTAL_COST,
    PRICE
  }

  private record Gap(Missing missing, int index) {}

  /** A gap that no number can fill; the message says why. */
  private static final class UnsolvableException extends Exception {
    UnsolvableException(String message) {
      super(message);
    }
  }

  /** Returns the complete legs; none when the group cannot be completed, which is reported. */
  List<Leg> interpolate(Group group, List<Leg> legs, Supplier<Tolerances> tolerances) {
    List<Gap> gaps = gaps(legs);
    if (gaps.size() > 1) {
      Leg first = legs.get(gaps.get(0).index());
      report(
          first,
          "Too many missing numbers for currency group '%s'; write all but one"
              .formatted(group.currency()));
      return List.of();
    }
    List<Leg> complete = new ArrayList<>(legs.size());
    try {
      int open = gaps.isEmpty() ? -1 : gaps.get(0).index();
      for (int i = 0; i < legs.size(); i++) {
        complete.add(i == open ? legs.get(i) : withLot(legs.get(i)));
      }
      if (open >= 0) {
        fill(gaps.get(0), complete, tolerances);
      }
    } catch (UnsolvableException e) {
      Leg leg = gaps.isEmpty() ? legs.get(0) : legs.get(gaps.get(0).index());
      report(leg, String.valueOf(e.getMessage()));
      return List.of();
    }
    complete.forEach(this::checkLot);
    return complete;
  }

  private static List<Gap> gaps(List<Leg> legs) {
    List<Gap> gaps = new ArrayList<>(2);
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.number() == null) {
        gaps.add(new Gap(Missing.UNITS, i));
      }
      CostSpec spec = leg.spec();
      if (spec != null && spec.perUnit() == null) {
        gaps.add(new Gap(Missing.UNIT_COST, i));
      }
      if (spec != null && spec.totalMissing()) {
        gaps.add(new Gap(Missing.TOTAL_COST, i));
      }
      PartialAmount price = leg.price();
      if (price != null && price.number() == null) {
        gaps.add(new Gap(Missing.PRICE, i));
      }
    }
    return gaps;
  }

  private static void fill(Gap gap, List<Leg> legs, Supplier<Tolerances> tolerances)
      throws UnsolvableException {
    BigDecimal residual = BigDecimal.ZERO;
    for (int i = 0; i < legs.size(); i++) {
      // Merging lots changes their cost by no more than the rounding of the average.
      if (i != gap.index() && !legs.get(i).merging()) {
        residual = Decimals.plus(residual, legs.get(i).weight());
      }
    }
    BigDecimal weight = Decimals.negated(residual);
    Leg leg = legs.get(gap.index());
    boolean dropped =
        switch (gap.missing()) {
          case UNITS -> weight.signum() == 0;
          case UNIT_COST -> Objects.requireNonNull(leg.number()).signum() == 0;
          case TOTAL_COST, PRICE -> false;
        };
    if (gap.missing() == Missing.UNITS && isFree(leg)) {
      throw new UnsolvableException("Cannot infer per-unit cost only from total; write the units");
    }
    if (dropped) {
      legs.remove(gap.index());
      return;
    }
    legs.set(
        gap.index(),
        withLot(
            switch (gap.missing()) {
              case UNITS -> withUnits(leg, weight, tolerances.get());
              case UNIT_COST -> withUnitCost(leg, weight);
              case TOTAL_COST -> withTotalCost(leg, weight);
              case PRICE -> withPrice(leg, weight);
            }));
  }

  private static boolean isFree(Leg leg) {
    CostSpec spec = leg.spec();
    return spec != null && spec.perUnit() != null && spec.perUnit().signum() == 0;
  }

  private static Leg withUnits(Leg leg, BigDecimal weight, Tolerances tolerances)
      throws UnsolvableException {
    BigDecimal units = weight;
    CostSpec spec = leg.spec();
    PartialAmount price = leg.price();
    if (spec != null) {
      BigDecimal total = spec.total() == null ? BigDecimal.ZERO : spec.total();
      units = quotient(Decimals.minus(weight, total), Objects.requireNonNull(spec.perUnit()));
    } else if (price != null) {
      units = quotient(weight, Objects.requireNonNull(price.number()));
    }
    return leg.withNumber(quantized(units, leg.currency(), tolerances));
  }

  /** Rounds to the digits in use, unless the tolerance is no round number and so tells none. */
  private static BigDecimal quantized(
      BigDecimal units, CurrencyCode currency, Tolerances tolerances) {
    BigDecimal tolerance = tolerances.of(currency);
    if (tolerance.signum() == 0) {
      return units;
    }
    BigDecimal quantum = Decimals.plus(tolerance, tolerance).stripTrailingZeros();
    return quantum.precision() <= DIGITS_OF_A_WRITTEN_TOLERANCE
        ? Decimals.quantized(units, quantum)
        : units;
  }

  private static Leg withUnitCost(Leg leg, BigDecimal weight) throws UnsolvableException {
    CostSpec spec = Objects.requireNonNull(leg.spec());
    BigDecimal total = spec.total() == null ? BigDecimal.ZERO : spec.total();
    BigDecimal units = Objects.requireNonNull(leg.number());
    BigDecimal unit = quotient(Decimals.minus(weight, total), units);
    return leg.withComputedSpec(spec.withNumbers(unit, spec.total()));
  }

  private static Leg withTotalCost(Leg leg, BigDecimal weight) {
    CostSpec spec = Objects.requireNonNull(leg.spec());
    BigDecimal unit = Objects.requireNonNull(spec.perUnit());
    BigDecimal units = Objects.requireNonNull(leg.number());
    BigDecimal total = Decimals.minus(weight, Decimals.times(unit, units));
    return leg.withComputedSpec(spec.withNumbers(unit, total));
  }

  private static Leg withPrice(Leg leg, BigDecimal weight) throws UnsolvableException {
    if (leg.spec() != null || leg.lot() != null) {
      throw new UnsolvableException(
          "Cannot infer price for postings with units held at cost; write it");
    }
    PartialAmount price = Objects.requireNonNull(leg.price());
    BigDecimal number = quotient(weight, Objects.requireNonNull(leg.number())).abs();
    return leg.withComputedPrice(new PartialAmount(number, price.currency()));
  }

  private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor)
      throws UnsolvableException {
    if (divisor.signum() == 0) {
      throw new UnsolvableException(
          "Cannot infer a number by a division by zero; write the number");
    }
    return Decimals.dividedBy(dividend, divisor);
  }

  private static Leg withLot(Leg leg) throws UnsolvableException {
    return leg.withLot()
        .orElseThrow(
            () ->
                new UnsolvableException(
                    "Cannot infer the cost of one unit; write it between the braces"));
  }

  private void checkLot(Leg leg) {
    if (leg.lot() == null) {
      return;
    }
    if (leg.number() != null && leg.number().signum() == 0) {
      report(
          leg, "Amount is zero: \"" + leg.number().toPlainString() + " " + leg.currency() + "\"");
    }
    if (leg.lot().number().signum() < 0) {
      report(leg, "Cost is negative: \"" + leg.lot() + "\"");
    }
  }

  private void report(Leg leg, String message) {
    errors.add(LedgerError.at(leg.draft().source(), "InterpolationError", message));
  }
}
