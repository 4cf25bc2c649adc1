package io.dawsos.portfolio;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a ledger's asset and liability accounts hold. */
public final class BalanceSheet {
  private BalanceSheet() {}

  /** Returns the lots held at the end of the date. Linear in what all accounts hold. */
  public static List<AccountPosition> positionsAt(LedgerSnapshot ledger, LocalDate date) {
    String assets = ledger.options().roots().assets() + ":";
    String liabilities = ledger.options().roots().liabilities() + ":";
    return ledger.positionsAt(date).stream()
        .filter(held -> held.account().startsWith(assets) || held.account().startsWith(liabilities))
        .toList();
  }

  /** Returns the commodities held at the end of the date: those that need a price or a rate. */
  public static Set<CurrencyCode> commoditiesAt(LedgerSnapshot ledger, LocalDate date) {
    return positionsAt(ledger, date).stream()
        .map(held -> held.position().units().currency())
        .collect(Collectors.toUnmodifiableSet());
  }
}
