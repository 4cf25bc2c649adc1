package io.dawsos.ledger;

import io.dawsos.ledger.git.GitCommit;
import org.jspecify.annotations.Nullable;

/**
 * A commit that changed a ledger. Immutable.
 *
 * @param errors how many errors the ledger has at the commit, without warnings
 * @param problem the first of them, or why there is no ledger; null where it is sound
 */
public record LedgerChange(GitCommit commit, int errors, @Nullable String problem) {
  /** Whether the ledger is sound at the commit. */
  public boolean isSound() {
    return problem == null;
  }
}
