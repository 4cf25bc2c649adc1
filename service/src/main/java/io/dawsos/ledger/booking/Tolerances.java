package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.ledger.model.Posting;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The residual that a transaction may have in each currency, inferred from the digits written: a
 * multiple (one half, by default) of a unit of the last digit, the coarsest posting counting unless
 * an option says otherwise. Whole numbers infer none. Costs and prices widen it when an option says
 * so.
 */
public final class Tolerances {
  private static final BigDecimal MAXIMUM = new BigDecimal("0.5");
  private static final String ANY = "*";

  private final LedgerOptions options;
  // From Beancount 3 on, a default holds only for the currencies that the transaction names.
  private final Set<CurrencyCode> named = new HashSet<>();
  private final Map<CurrencyCode, BigDecimal> inferred = new HashMap<>();
  private final Map<CurrencyCode, BigDecimal> fromCosts = new HashMap<>();

  private final BinaryOperator<BigDecimal> choice;

  private Tolerances(LedgerOptions options, boolean finest) {
    this.options = options;
    this.choice = finest ? BigDecimal::min : BigDecimal::max;
  }

  /** Returns the tolerances by which what a transaction leaves open is rounded. */
  static Tolerances ofDraft(List<DraftPosting> postings, LedgerOptions options) {
    Tolerances tolerances = new Tolerances(options, options.preciseInterpolation());
    for (DraftPosting posting : postings) {
      tolerances.name(posting.units() == null ? null : posting.units().currency());
      tolerances.name(posting.cost() == null ? null : posting.cost().currency());
      tolerances.name(posting.price() == null ? null : posting.price().currency());
      tolerances.addDraft(posting);
    }
    tolerances.mergeCosts();
    return tolerances;
  }

  /** Returns the tolerances of booked postings; numbers that were computed do not count. */
  public static Tolerances ofBooked(List<Posting> postings, LedgerOptions options) {
    Tolerances tolerances = new Tolerances(options, false);
    for (Posting posting : postings) {
      tolerances.name(posting.units().currency());
      tolerances.name(posting.cost() == null ? null : posting.cost().currency());
      tolerances.name(posting.price() == null ? null : posting.price().currency());
      if (!posting.interpolated()) {
        tolerances.addBooked(posting);
      }
    }
    tolerances.mergeCosts();
    return tolerances;
  }

  /** Returns the tolerance of a currency, zero where nothing tells one. */
  public BigDecimal of(CurrencyCode currency) {
    BigDecimal known = inferred.get(currency);
    BigDecimal preset =
        options.dialect() == Dialect.V2 || named.contains(currency)
            ? options.defaultTolerances().get(currency.code())
            : null;
    if (known != null) {
      return preset == null ? known : choice.apply(known, preset);
    }
    return preset != null ? preset : options.defaultTolerances().getOrDefault(ANY, BigDecimal.ZERO);
  }

  private void name(@Nullable CurrencyCode currency) {
    if (currency != null) {
      named.add(currency);
    }
  }

  private void addDraft(DraftPosting posting) {
    PartialAmount units = posting.units();
    if (units == null || units.number() == null || units.number().scale() <= 0) {
      return;
    }
    BigDecimal tolerance = tolerance(units.number());
    merge(units.currency(), tolerance);
    if (!options.toleranceFromCost()) {
      return;
    }
    CostSpec cost = posting.cost();
    if (cost != null) {
      BigDecimal sum = MAXIMUM;
      if (cost.total() != null) {
        sum = Decimals.times(tolerance, cost.total()).min(sum);
      }
      if (cost.perUnit() != null) {
        sum = Decimals.times(tolerance, cost.perUnit()).min(sum);
      }
      addCost(cost.currency(), sum);
    }
    PartialAmount price = posting.price();
    if (price != null && price.number() != null) {
      addCost(price.currency(), Decimals.times(tolerance, price.number()).min(MAXIMUM));
    }
  }

  private void addBooked(Posting posting) {
    Amount units = posting.units();
    if (units.number().scale() <= 0) {
      return;
    }
    BigDecimal tolerance = tolerance(units.number());
    merge(units.currency(), tolerance);
    if (!options.toleranceFromCost()) {
      return;
    }
    Cost cost = posting.cost();
    if (cost != null) {
      addCost(cost.currency(), Decimals.times(tolerance, cost.number()).min(MAXIMUM));
    }
    Amount price = posting.price();
    if (price != null) {
      addCost(price.currency(), Decimals.times(tolerance, price.number()).min(MAXIMUM));
    }
  }

  private BigDecimal tolerance(BigDecimal number) {
    return Decimals.times(BigDecimal.ONE.scaleByPowerOfTen(-number.scale()), multiplier());
  }

  private BigDecimal multiplier() {
    return options.toleranceMultiplier();
  }

  private void merge(@Nullable CurrencyCode currency, BigDecimal tolerance) {
    if (currency != null) {
      inferred.merge(currency, tolerance, choice);
    }
  }

  private void addCost(@Nullable CurrencyCode currency, BigDecimal tolerance) {
    if (currency != null) {
      fromCosts.merge(currency, tolerance, Decimals::plus);
    }
  }

  private void mergeCosts() {
    fromCosts.forEach(this::merge);
  }
}
