package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerName;
import io.dawsos.money.CurrencyCode;

/**
 * A part of the ledger that is valued as one.
 *
 * @param id identifies it in requests
 * @param name for people
 * @param baseCurrency the currency of its totals where a request names none
 * @param ledger the ledger that it is a part of
 * @param accounts the accounts of it that belong to the portfolio
 */
public record Portfolio(
    PortfolioId id,
    String name,
    CurrencyCode baseCurrency,
    LedgerName ledger,
    AccountGlobs accounts) {
  /** A part of the default ledger. */
  public Portfolio(PortfolioId id, String name, CurrencyCode baseCurrency, AccountGlobs accounts) {
    this(id, name, baseCurrency, LedgerName.DEFAULT, accounts);
  }
}
