package io.dawsos.portfolio;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountSides.Side;

/**
 * One commodity of a portfolio, seen as a portfolio of its own: all else that the portfolio has is
 * somebody else's. Immutable.
 *
 * @param sides of the accounts of the portfolio
 * @param commodity what is held
 */
public record HoldingScope(AccountSides sides, CurrencyCode commodity) {
  /** On which side of the holding's border a leg lies. */
  public Side side(Posting posting) {
    Side side = sides.of(posting.account());
    return side == Side.INSIDE && !posting.units().currency().equals(commodity)
        ? Side.TRANSFER
        : side;
  }

  /** Whether a leg is of the holding. */
  public boolean isInside(Posting posting) {
    return side(posting) == Side.INSIDE;
  }

  /**
   * Whether a transaction is about the holding: it moves units of it, or names it (see {@link
   * NamedSecurity}) and moves no other lots of the portfolio.
   */
  public boolean concerns(Transaction transaction) {
    return transaction.postings().stream().anyMatch(this::isInside)
        || (movesCashAlone(transaction)
            && NamedSecurity.of(transaction, commodity::equals).isPresent());
  }

  /** Whether the portfolio's legs of a transaction are one or more, and none a lot. */
  private boolean movesCashAlone(Transaction transaction) {
    boolean touched = false;
    for (Posting posting : transaction.postings()) {
      if (sides.isInside(posting.account())) {
        if (posting.cost() != null) {
          return false;
        }
        touched = true;
      }
    }
    return touched;
  }
}
