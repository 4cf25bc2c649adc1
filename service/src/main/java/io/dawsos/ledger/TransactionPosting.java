package io.dawsos.ledger;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import java.time.LocalDate;

/**
 * A posting with the transaction that it is a leg of. Immutable.
 *
 * @param transaction the transaction
 * @param posting one of its postings
 */
public record TransactionPosting(Transaction transaction, Posting posting) {
  /** The day of the transaction. */
  public LocalDate date() {
    return transaction.date();
  }
}
