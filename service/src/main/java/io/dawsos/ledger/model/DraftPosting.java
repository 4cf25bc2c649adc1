package io.dawsos.ledger.model;

import org.jspecify.annotations.Nullable;

/**
 * One leg of a transaction as written. Immutable.
 *
 * @param source where it is written
 * @param account the account
 * @param units the units; null when only the account is written
 * @param cost the lot as described, if any
 * @param price the price of one unit, if any; a total price is divided already
 * @param flag the posting's flag, if written
 * @param metadata its metadata
 */
public record DraftPosting(
    Source source,
    String account,
    @Nullable PartialAmount units,
    @Nullable CostSpec cost,
    @Nullable PartialAmount price,
    @Nullable Character flag,
    Metadata metadata) {
  /** Returns the posting with this metadata. */
  public DraftPosting withMetadata(Metadata replacement) {
    return new DraftPosting(source, account, units, cost, price, flag, replacement);
  }
}
