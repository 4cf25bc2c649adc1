package io.dawsos.ledger.booking;

import io.dawsos.ledger.booking.LotChoice.AmbiguousMatchException;
import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.DraftTransaction;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Books the legs held at cost that reduce what their account holds against its lots. A leg that
 * augments keeps its description, dated by the transaction.
 */
final class Reducer {
  private final Map<String, Inventory> balances;
  private final Map<String, BookingMethod> methods;
  private final BookingMethod defaultMethod;
  private final boolean averages;
  private final List<LedgerError> errors;

  Reducer(
      Map<String, Inventory> balances,
      Map<String, BookingMethod> methods,
      BookingMethod defaultMethod,
      LedgerRules rules,
      List<LedgerError> errors) {
    this.balances = balances;
    this.averages = rules.averageBooking();
    this.methods = methods;
    this.defaultMethod = defaultMethod;
    this.errors = errors;
  }

  /** Returns the legs with their lots; empty when one cannot be booked, which is then reported. */
  Optional<List<Leg>> reduce(DraftTransaction transaction, List<Leg> legs) {
    Map<String, Inventory> changed = new HashMap<>();
    List<Leg> booked = new ArrayList<>(legs.size());
    for (Leg leg : legs) {
      CostSpec spec = leg.spec();
      BigDecimal units = leg.number();
      if (spec == null) {
        booked.add(leg);
        continue;
      }
      if (units == null) {
        // Beancount leaves such a lot without a date; here every lot has one.
        booked.add(leg.withSpec(spec.completed(null, transaction.date())));
        continue;
      }
      BookingMethod method = methods.getOrDefault(leg.account(), defaultMethod);
      Inventory held = held(changed, leg.account());
      if (method == BookingMethod.NONE || !held.isReducedBy(leg.currency(), units)) {
        if (spec.merge()) {
          report(
              transaction,
              "ReductionError",
              "{*} merges lots from which some are taken, and here none are; remove the *");
          return Optional.empty();
        }
        booked.add(leg.withSpec(spec.completed(null, transaction.date())));
        continue;
      }
      List<Leg> reductions = reduction(transaction, leg, units, spec, held, method);
      if (reductions.isEmpty()) {
        return Optional.empty();
      }
      apply(reductions, changed);
      booked.addAll(reductions);
    }
    return Optional.of(booked);
  }

  private Inventory held(Map<String, Inventory> changed, String account) {
    Inventory held = changed.get(account);
    return held != null ? held : balances.computeIfAbsent(account, unused -> new Inventory());
  }

  /** Later legs of the group see the reduction, other groups do not. */
  private void apply(List<Leg> reductions, Map<String, Inventory> changed) {
    for (Leg reduction : reductions) {
      Inventory held =
          changed.computeIfAbsent(reduction.account(), account -> held(Map.of(), account).copy());
      Amount units = new Amount(Objects.requireNonNull(reduction.number()), reduction.currency());
      held.add(units, reduction.lot());
    }
  }

  private List<Leg> reduction(
      DraftTransaction transaction,
      Leg leg,
      BigDecimal units,
      CostSpec spec,
      Inventory held,
      BookingMethod method) {
    List<Position> matches = Lots.matching(held, leg.currency(), units, spec);
    if (matches.isEmpty()) {
      report(
          transaction,
          "ReductionError",
          "No position matches \"%s %s %s\" against balance (%s); describe a lot that is held"
              .formatted(
                  leg.account(),
                  units.toPlainString(),
                  leg.currency(),
                  Lots.describe(held.positions())));
      return List.of();
    }
    try {
      if (averages && (spec.merge() || method == BookingMethod.AVERAGE)) {
        if (spec.isSelective()) {
          throw new AmbiguousMatchException(
              "Lots are taken at their average cost; write no more than {} or {*}");
        }
        return AverageCost.choose(leg, units, matches);
      }
      return LotChoice.choose(leg, units, matches, method);
    } catch (AmbiguousMatchException e) {
      report(transaction, "AmbiguousMatchError", String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private void report(DraftTransaction transaction, String type, String message) {
    errors.add(LedgerError.at(transaction.source(), type, message));
  }
}
