package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.money.CurrencyCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The currencies of one posting while they are resolved. */
final class Reference {
  final int index;
  final DraftPosting posting;
  private final boolean hasCost;
  private final boolean hasPrice;
  private @Nullable CurrencyCode units;
  private @Nullable CurrencyCode cost;
  private @Nullable CurrencyCode price;

  Reference(int index, DraftPosting posting) {
    this.index = index;
    this.posting = posting;
    hasCost = posting.cost() != null;
    hasPrice = posting.price() != null;
    units = posting.units() == null ? null : posting.units().currency();
    cost = posting.cost() == null ? null : posting.cost().currency();
    price = posting.price() == null ? null : posting.price().currency();
    if (hasCost && cost == null) {
      cost = price;
    }
    if (hasPrice && price == null) {
      price = cost;
    }
  }

  @Nullable CurrencyCode units() {
    return units;
  }

  @Nullable CurrencyCode cost() {
    return cost;
  }

  @Nullable CurrencyCode price() {
    return price;
  }

  /** Returns the currency in which the posting balances, or null while it is unknown. */
  @Nullable CurrencyCode balancing() {
    if (cost != null) {
      return cost;
    }
    if (price != null) {
      return price;
    }
    return hasCost || hasPrice ? null : units;
  }

  /** Resolves what is missing by the only other currency of the transaction. */
  void resolveBy(CurrencyCode other) {
    if (!hasCost && !hasPrice) {
      units = other;
    }
    resolveCost(other);
  }

  /** Resolves what is missing by what the account holds, where that is unambiguous. */
  void resolveBy(Inventory held) {
    resolveUnitsBy(held);
    CurrencyCode only = only(held.costCurrencies());
    if (only != null) {
      resolveCost(only);
    }
  }

  void resolveUnitsBy(Inventory held) {
    if (units == null) {
      units = only(held.currencies());
    }
  }

  private void resolveCost(CurrencyCode currency) {
    if (hasPrice && price == null) {
      price = currency;
    }
    if (hasCost && cost == null) {
      cost = currency;
    }
  }

  /** Returns what could not be resolved, {@code units}, {@code cost} or {@code price}, or null. */
  @Nullable String unresolved() {
    if (units == null) {
      return "units";
    }
    if (hasCost && cost == null) {
      return "cost";
    }
    return hasPrice && price == null ? "price" : null;
  }

  private static @Nullable CurrencyCode only(Set<CurrencyCode> currencies) {
    return currencies.size() == 1 ? currencies.iterator().next() : null;
  }
}
