package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a booked transaction, complete. Immutable.
 *
 * @param source where it is written
 * @param account the account
 * @param units the units added to the account
 * @param cost the lot that they enter or leave, if they are held at cost
 * @param price the price of one unit, if written
 * @param flag the posting's flag, if written
 * @param interpolated whether a number of it was computed rather than written
 * @param metadata its metadata
 */
public record Posting(
    Source source,
    String account,
    Amount units,
    @Nullable Cost cost,
    @Nullable Amount price,
    @Nullable Character flag,
    boolean interpolated,
    Metadata metadata) {
  /** The flag of postings that merge lots at their average cost. */
  public static final char MERGING = 'M';

  /** Whether the posting is one of those that merge lots at their average cost. */
  public boolean isMerging() {
    return interpolated && flag != null && flag == MERGING;
  }

  /** Returns the currency in which the posting balances: of its cost, else price, else units. */
  public CurrencyCode weightCurrency() {
    if (cost != null) {
      return cost.currency();
    }
    return price != null ? price.currency() : units.currency();
  }

  /** Returns the number by which the posting counts in its transaction's balance. */
  public BigDecimal weightNumber() {
    if (cost != null) {
      return Decimals.times(cost.number(), units.number());
    }
    return price != null ? Decimals.times(price.number(), units.number()) : units.number();
  }

  /** Returns the posting with this price. */
  public Posting withPrice(@Nullable Amount replacement) {
    return new Posting(source, account, units, cost, replacement, flag, interpolated, metadata);
  }

  /** Returns the posting with this metadata. */
  public Posting withMetadata(Metadata replacement) {
    return new Posting(source, account, units, cost, price, flag, interpolated, replacement);
  }
}
