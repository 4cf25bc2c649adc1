package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.LedgerOptions;
import java.math.BigDecimal;

/**
 * The difference that a balance assertion allows: what it says, or twice the multiple of a unit of
 * its last digit that a transaction gets; none for whole numbers.
 */
final class BalanceTolerance {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private BalanceTolerance() {}

  static BigDecimal of(Balance balance, LedgerOptions options) {
    BigDecimal explicit = balance.tolerance();
    if (explicit != null) {
      return explicit;
    }
    int scale = balance.amount().number().scale();
    if (scale <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-scale);
    return Decimals.times(unit, Decimals.times(options.toleranceMultiplier(), TWO));
  }
}
