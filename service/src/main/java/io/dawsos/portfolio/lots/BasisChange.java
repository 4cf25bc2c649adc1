package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Transaction;
import io.dawsos.portfolio.Figure;

/**
 * By how much a transaction changed the cost of the lots of an account. Immutable.
 *
 * @param change in the base currency, each lot at the rate of its acquisition
 */
public record BasisChange(Transaction transaction, String account, Figure change) {}
