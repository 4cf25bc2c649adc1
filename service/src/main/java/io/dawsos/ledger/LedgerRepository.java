package io.dawsos.ledger;

import java.util.Optional;

/** Where the ledger's snapshots come from. Implementations are thread-safe. */
public interface LedgerRepository {
  /**
   * Returns the newest good snapshot.
   *
   * @throws LedgerNotFoundException when there has never been a ledger to read
   */
  LedgerSnapshot current();

  /** Returns the snapshot of a commit, if the repository can still tell it. */
  Optional<LedgerSnapshot> at(LedgerCommit commit);
}
