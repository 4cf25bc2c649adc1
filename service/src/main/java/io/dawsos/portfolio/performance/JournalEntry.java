package io.dawsos.portfolio.performance;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction that touches a portfolio.
 *
 * @param transaction the whole of it
 * @param inside its legs on the portfolio's accounts
 * @param transfers its legs on assets and liabilities that are not the portfolio's
 * @param capital its legs on equity, and on accounts opened with {@code external-flow: TRUE}
 * @param isBookedWithIncome whether it has a leg on income that is the portfolio's result
 */
public record JournalEntry(
    Transaction transaction,
    List<Posting> inside,
    List<Posting> transfers,
    List<Posting> capital,
    boolean isBookedWithIncome) {
  /** Copies the lists. */
  public JournalEntry {
    inside = List.copyOf(inside);
    transfers = List.copyOf(transfers);
    capital = List.copyOf(capital);
  }

  /** Its day. */
  public LocalDate date() {
    return transaction.date();
  }

  /** Whether something crosses the portfolio's border. */
  public boolean isExternal() {
    return !transfers.isEmpty() || !capital.isEmpty();
  }
}
