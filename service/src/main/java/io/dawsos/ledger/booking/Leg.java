package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.ledger.model.Posting;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A posting on its way through booking: its currencies are known, its numbers may not be, and its
 * lot is either described or found. One that merges lots takes units from a lot at cost and gives
 * them to another. Immutable.
 */
record Leg(
    DraftPosting draft,
    @Nullable BigDecimal number,
    CurrencyCode currency,
    @Nullable CostSpec spec,
    @Nullable Cost lot,
    @Nullable PartialAmount price,
    boolean interpolated,
    boolean merging) {
  String account() {
    return draft.account();
  }

  Leg withNumber(BigDecimal computed) {
    return new Leg(draft, computed, currency, spec, lot, price, true, merging);
  }

  Leg withSpec(CostSpec replacement) {
    return new Leg(draft, number, currency, replacement, lot, price, interpolated, merging);
  }

  Leg withComputedSpec(CostSpec computed) {
    return new Leg(draft, number, currency, computed, lot, price, true, merging);
  }

  Leg withComputedPrice(PartialAmount computed) {
    return new Leg(draft, number, currency, spec, lot, computed, true, merging);
  }

  /** Returns the leg that moves this many units when lots are merged. */
  Leg ofMergedLot(BigDecimal units, @Nullable Cost found) {
    return new Leg(draft, units, currency, null, found, null, true, true);
  }

  /** Returns the leg that takes or gives this many units of a lot. */
  Leg ofLot(BigDecimal units, @Nullable Cost found) {
    return new Leg(draft, units, currency, null, found, price, interpolated, merging);
  }

  /** Returns the leg with its described lot made, or empty when the numbers do not allow it. */
  Optional<Leg> withLot() {
    CostSpec described = spec;
    if (described == null) {
      return Optional.of(this);
    }
    CurrencyCode costCurrency = described.currency();
    if (number == null || costCurrency == null || described.date() == null) {
      return Optional.empty();
    }
    return described
        .unitCost(number)
        .map(
            unit ->
                new Cost(
                    unit,
                    costCurrency,
                    Objects.requireNonNull(described.date()),
                    described.label()))
        .map(made -> new Leg(draft, number, currency, null, made, price, interpolated, merging));
  }

  /** Returns the complete posting; throws IllegalStateException while anything is missing. */
  Posting toPosting() {
    PartialAmount written = price;
    BigDecimal units = number;
    if (units == null || spec != null) {
      throw new IllegalStateException("posting is incomplete: " + this);
    }
    Amount unitPrice = null;
    if (written != null) {
      unitPrice =
          new Amount(
              Objects.requireNonNull(written.number()), Objects.requireNonNull(written.currency()));
    }
    return new Posting(
        draft.source(),
        account(),
        new Amount(units, currency),
        lot,
        unitPrice,
        merging ? Character.valueOf(Posting.MERGING) : draft.flag(),
        interpolated,
        draft.metadata());
  }

  /** Returns the number by which the leg counts in its group; its lot is made. */
  BigDecimal weight() {
    BigDecimal units = Objects.requireNonNull(number);
    Cost held = lot;
    if (held != null) {
      return Decimals.times(held.number(), units);
    }
    PartialAmount written = price;
    return written == null
        ? units
        : Decimals.times(Objects.requireNonNull(written.number()), units);
  }
}
