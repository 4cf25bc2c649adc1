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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Books the legs held at cost that reduce what their account holds against its lots. A leg that
 * augments keeps its description, dated by the transaction.
 */
final class Reducer {
  private final Balances balances;
  private final Map<String, BookingMethod> methods;
  private final BookingMethod defaultMethod;
  private final boolean averages;
  private final List<LedgerError> errors;

  Reducer(
      Balances balances,
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
    Reduced reduced = new Reduced();
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
      Inventory held = reduced.held(leg.account());
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
      reduced.add(reductions);
      booked.addAll(reductions);
    }
    return Optional.of(booked);
  }

  /**
   * What accounts hold without what earlier legs of a group took. Later legs of the group see the
   * reductions, other groups do not.
   */
  private final class Reduced {
    private final List<Leg> pending = new ArrayList<>(2);
    private final Map<String, Inventory> left = new HashMap<>();

    void add(List<Leg> legs) {
      pending.addAll(legs);
    }

    /** Copies what an account holds only for the second leg that asks, which few groups have. */
    Inventory held(String account) {
      for (Iterator<Leg> legs = pending.iterator(); legs.hasNext(); ) {
        Leg leg = legs.next();
        if (leg.account().equals(account)) {
          left.computeIfAbsent(account, name -> balances.of(name).copy())
              .add(new Amount(Objects.requireNonNull(leg.number()), leg.currency()), leg.lot());
          legs.remove();
        }
      }
      return left.getOrDefault(account, balances.of(account));
    }
  }

  private List<Leg> reduction(
      DraftTransaction transaction,
      Leg leg,
      BigDecimal units,
      CostSpec spec,
      Inventory held,
      BookingMethod method) {
    LotSearch lots = new LotSearch(held, leg.currency(), units, spec);
    try {
      List<Leg> legs = choose(leg, units, spec, lots, method);
      if (!legs.isEmpty()) {
        return legs;
      }
      report(
          transaction,
          "ReductionError",
          "No position matches \"%s %s %s\" against balance (%s); describe a lot that is held"
              .formatted(
                  leg.account(),
                  units.toPlainString(),
                  leg.currency(),
                  LotSearch.describe(held.positions())));
    } catch (AmbiguousMatchException e) {
      report(transaction, "AmbiguousMatchError", String.valueOf(e.getMessage()));
    }
    return List.of();
  }

  /** Returns the legs that take the units from their lots; none where no lot matches. */
  private List<Leg> choose(
      Leg leg, BigDecimal units, CostSpec spec, LotSearch lots, BookingMethod method)
      throws AmbiguousMatchException {
    if (averages && (spec.merge() || method == BookingMethod.AVERAGE)) {
      List<Position> matches = lots.all();
      if (matches.isEmpty()) {
        return List.of();
      }
      if (spec.isSelective()) {
        throw new AmbiguousMatchException(
            "Lots are taken at their average cost; write no more than {} or {*}");
      }
      return AverageCost.choose(leg, units, matches);
    }
    return LotChoice.choose(leg, units, lots, method);
  }

  private void report(DraftTransaction transaction, String type, String message) {
    errors.add(LedgerError.at(transaction.source(), type, message));
  }
}
