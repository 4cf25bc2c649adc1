package io.dawsos.ledger;

import io.dawsos.ledger.model.Position;

/**
 * A position of one account. Immutable.
 *
 * @param account the account
 * @param position what it holds
 */
public record AccountPosition(String account, Position position) {}
