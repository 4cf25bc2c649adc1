/**
 * Beancount ledgers: {@link io.dawsos.ledger.LedgerLoader} reads the files into an immutable {@link
 * io.dawsos.ledger.LedgerSnapshot}, pinned by a {@link io.dawsos.ledger.LedgerCommit}. The values
 * inside are in {@code model}; {@code parser}, {@code booking} and {@code validation} are the
 * stages of loading, each of which knows only those before it.
 *
 * <p>A library of its own: it depends on the JDK, {@code money}, {@code error} and {@code digest}.
 * Begin with {@code new LedgerLoader().load(file)}; what a snapshot can be asked, and what that
 * costs, is written at its methods and in {@code docs/ledger.md}.
 */
@NullMarked
package io.dawsos.ledger;

import org.jspecify.annotations.NullMarked;
