package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;

/**
 * A part of the ledger that is valued as one.
 *
 * @param id identifies it in requests
 * @param name for people
 * @param baseCurrency the currency of its totals where a request names none
 * @param accounts the ledger accounts that belong to it
 */
public record Portfolio(
    PortfolioId id, String name, CurrencyCode baseCurrency, AccountGlobs accounts) {}
