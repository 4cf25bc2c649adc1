package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.DraftTransaction;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.money.CurrencyCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sorts the postings of a transaction by the currency in which they balance. What a posting leaves
 * open is resolved by the rest of the transaction, then by what its account holds.
 */
final class Categorizer {
  private static final Comparator<Reference> BY_INDEX =
      Comparator.comparingInt(reference -> reference.index);

  private final Balances balances;
  private final List<LedgerError> errors;

  Categorizer(Balances balances, List<LedgerError> errors) {
    this.balances = balances;
    this.errors = errors;
  }

  /** Returns the groups in the order of their first posting; on an error, nothing is valid. */
  List<Group> categorize(DraftTransaction transaction) {
    Map<CurrencyCode, List<Reference>> groups = new LinkedHashMap<>(4);
    List<Reference> unknown = new ArrayList<>(1);
    List<Reference> automatic = new ArrayList<>(1);
    List<DraftPosting> postings = transaction.postings();
    for (int i = 0; i < postings.size(); i++) {
      Reference reference = new Reference(i, postings.get(i));
      if (reference.posting.units() == null) {
        automatic.add(reference);
      } else if (reference.balancing() == null) {
        unknown.add(reference);
      } else {
        add(groups, reference);
      }
    }
    resolve(groups, unknown);
    groups.values().forEach(group -> group.forEach(this::resolveUnits));
    if (automatic.size() > 1) {
      error(
          automatic.get(automatic.size() - 1),
          "Two postings leave out an amount of the same currency; write all but one");
    }
    groups.values().forEach(group -> group.forEach(this::requireResolved));
    return toGroups(groups, automatic);
  }

  private void resolve(Map<CurrencyCode, List<Reference>> groups, List<Reference> unknown) {
    if (unknown.size() == 1 && groups.size() == 1) {
      unknown.get(0).resolveBy(groups.keySet().iterator().next());
      add(groups, unknown.get(0));
      return;
    }
    for (Reference reference : unknown) {
      reference.resolveBy(held(reference));
      if (reference.balancing() == null) {
        error(
            reference,
            "Failed to categorize posting %d; write its currencies".formatted(reference.index + 1));
      } else {
        add(groups, reference);
      }
    }
  }

  private static void add(Map<CurrencyCode, List<Reference>> groups, Reference reference) {
    CurrencyCode currency = Objects.requireNonNull(reference.balancing());
    groups.computeIfAbsent(currency, unused -> new ArrayList<>(4)).add(reference);
  }

  private void resolveUnits(Reference reference) {
    if (reference.units() == null) {
      reference.resolveUnitsBy(held(reference));
    }
  }

  private void requireResolved(Reference reference) {
    String missing = reference.unresolved();
    if (missing != null) {
      error(reference, "Could not resolve %s currency; write it".formatted(missing));
    }
  }

  private Inventory held(Reference reference) {
    return balances.of(reference.posting.account());
  }

  private void error(Reference reference, String message) {
    errors.add(LedgerError.at(reference.posting.source(), "CategorizationError", message));
  }

  private static List<Group> toGroups(
      Map<CurrencyCode, List<Reference>> groups, List<Reference> automatic) {
    List<Map.Entry<CurrencyCode, List<Reference>>> ordered = new ArrayList<>(groups.entrySet());
    if (ordered.size() > 1) {
      // The posting that came first into a group decides, even if a later one stands above it.
      ordered.sort(Comparator.comparingInt(entry -> entry.getValue().get(0).index));
    }
    List<Group> result = new ArrayList<>(ordered.size());
    for (Map.Entry<CurrencyCode, List<Reference>> entry : ordered) {
      List<Reference> members = entry.getValue();
      if (!automatic.isEmpty()) {
        members.add(automatic.get(0));
      }
      members.sort(BY_INDEX);
      List<Leg> legs = new ArrayList<>(members.size());
      for (Reference member : members) {
        legs.add(leg(member, entry.getKey()));
      }
      result.add(new Group(entry.getKey(), legs));
    }
    return result;
  }

  private static Leg leg(Reference reference, CurrencyCode currency) {
    DraftPosting posting = reference.posting;
    PartialAmount units = posting.units();
    if (units == null) {
      return new Leg(posting, null, currency, null, null, null, false, false);
    }
    CurrencyCode resolved = reference.units() == null ? currency : reference.units();
    CostSpec cost = posting.cost();
    PartialAmount price = posting.price();
    return new Leg(
        posting,
        units.number(),
        resolved,
        cost == null ? null : cost.completed(reference.cost(), null),
        null,
        price == null ? null : new PartialAmount(price.number(), reference.price()),
        false,
        false);
  }
}
