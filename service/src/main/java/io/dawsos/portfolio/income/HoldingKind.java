package io.dawsos.portfolio.income;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.portfolio.AccountSides.Side;
import io.dawsos.portfolio.HoldingScope;
import java.util.List;

/** What happens to a holding. */
public enum HoldingKind {
  /** Units came for money, or as income. */
  BUY,
  /** Units went for money. */
  SELL,
  /** Units came from outside, and nothing was paid. */
  IN,
  /** Units went outside, and nothing was got. */
  OUT,
  /** Units became more or fewer by themselves. */
  SPLIT,
  /** Units moved between accounts of the portfolio, or their cost was written anew. */
  TRANSFER,
  /** A dividend, or the like. */
  INCOME,
  /** Something was charged. */
  FEE;

  /**
   * What a transaction is that moves units of a holding.
   *
   * @param legs those of the holding, one or more
   * @param isSale whether lots were sold, or bought back
   */
  static HoldingKind of(
      Transaction transaction, HoldingScope scope, List<Posting> legs, boolean isSale) {
    int sign = HoldingEntry.units(legs).signum();
    if (isSale) {
      return sign > 0 ? BUY : SELL;
    }
    if (bothSigns(legs)) {
      return sign == 0 ? TRANSFER : SPLIT;
    }
    boolean settled = isSettled(transaction, scope, sign);
    if (sign > 0) {
      return settled ? BUY : IN;
    }
    return settled ? SELL : OUT;
  }

  private static boolean bothSigns(List<Posting> legs) {
    return legs.stream().map(leg -> leg.units().number().signum()).distinct().count() > 1;
  }

  /** Whether money that went the other way, or income, stands against the units. */
  private static boolean isSettled(Transaction transaction, HoldingScope scope, int sign) {
    for (Posting leg : transaction.postings()) {
      Side side = scope.side(leg);
      boolean paid =
          side == Side.TRANSFER
              && !leg.units().currency().equals(scope.commodity())
              && leg.units().number().signum() == -sign;
      if (paid || side == Side.INCOME) {
        return true;
      }
    }
    return false;
  }
}
