package io.dawsos.ledger;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction that moves something between some accounts and the rest of the ledger. Immutable.
 *
 * @param transaction the transaction
 * @param inside its postings to those accounts, in their order; never empty. What comes in is
 *     positive
 * @param outside its other postings, in their order; never empty
 */
public record Flow(Transaction transaction, List<Posting> inside, List<Posting> outside) {
  /** Copies the lists. */
  public Flow {
    inside = List.copyOf(inside);
    outside = List.copyOf(outside);
  }

  /** The day of the transaction. */
  public LocalDate date() {
    return transaction.date();
  }
}
