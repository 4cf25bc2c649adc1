package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.List;

/** What a transaction does to lots, whatever method chooses among them. Immutable. */
public sealed interface LotEvent {
  /** The transaction. */
  Transaction transaction();

  /**
   * Units of a lot in an account.
   *
   * @param units added where above zero, taken away where below; the other way for a short position
   * @param cost the lot as the ledger books it
   */
  record Part(String account, CurrencyCode commodity, BigDecimal units, Cost cost) {}

  /** A lot arrives: bought, sold short, or brought in at its cost. */
  record Opened(Transaction transaction, Part part) implements LotEvent {}

  /**
   * Units are sold, or bought back where they were short.
   *
   * @param price of one unit
   */
  record Closed(Transaction transaction, Part part, Amount price) implements LotEvent {}

  /** Units leave at their cost, such as a gift; nothing is gained. */
  record Left(Transaction transaction, Part part) implements LotEvent {}

  /**
   * Lots of a commodity are replaced by others of it: moved to another account, split, merged, or
   * given another cost. Nothing is gained, and nothing is newly bought.
   */
  record Replaced(
      Transaction transaction, CurrencyCode commodity, List<Part> taken, List<Part> given)
      implements LotEvent {
    /** Copies the lists. */
    public Replaced {
      taken = List.copyOf(taken);
      given = List.copyOf(given);
    }
  }
}
