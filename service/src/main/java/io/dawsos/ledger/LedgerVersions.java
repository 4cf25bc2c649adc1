package io.dawsos.ledger;

import io.dawsos.ledger.source.LedgerNotFoundException;
import java.util.Optional;

/** The versions of one ledger, wherever they are kept. For one thread at a time. */
interface LedgerVersions extends AutoCloseable {
  /**
   * Whether there is something that {@link #newest} has not seen; cheap.
   *
   * @throws LedgerNotFoundException when nothing can be seen
   */
  boolean hasChanged();

  /**
   * Loads the newest version.
   *
   * @throws LedgerNotFoundException when there is none
   */
  LedgerSnapshot newest();

  /** Whether all of what was loaded last could be read; false where loading failed. */
  boolean isWhole();

  /** Finds the newest sound version before the newest; loads what comes between. */
  Optional<LedgerSnapshot> lastSound();

  /**
   * Loads a version; empty where it is not kept.
   *
   * @throws LedgerNotFoundException when the version has no such ledger
   */
  Optional<LedgerSnapshot> load(LedgerCommit commit);

  @Override
  void close();
}
