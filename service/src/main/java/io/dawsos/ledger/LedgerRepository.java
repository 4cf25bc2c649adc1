package io.dawsos.ledger;

import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.util.List;
import java.util.Optional;

/** Where the snapshots of one ledger come from. Implementations are thread-safe. */
public interface LedgerRepository {
  /** Returns what the ledger is called. */
  LedgerName name();

  /** Returns the ledgers that it joins, in order; empty for one that is read itself. */
  default List<LedgerRepository> parts() {
    return List.of();
  }

  /** Returns the rules that it is read by. */
  LedgerRules rules();

  /**
   * Returns the newest good snapshot; where there is none, the newest.
   *
   * @throws LedgerNotFoundException when there has never been a ledger to read
   */
  LedgerSnapshot current();

  /**
   * Returns the snapshot of a commit, if the repository can still tell it. May load it.
   *
   * @throws LedgerNotFoundException when the commit has no such ledger
   */
  Optional<LedgerSnapshot> at(LedgerCommit commit);

  /** The same, but empty also where the commit has no such ledger. */
  default Optional<LedgerSnapshot> find(LedgerCommit commit) {
    try {
      return at(commit);
    } catch (LedgerNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether {@link #at} has no need to load. */
  boolean isAtHand(LedgerCommit commit);

  /** Returns why the newest version is not served, or what is wrong with it. */
  Optional<String> lastProblem();
}
