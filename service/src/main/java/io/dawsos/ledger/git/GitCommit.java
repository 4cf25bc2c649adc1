package io.dawsos.ledger.git;

import java.time.Instant;
import java.util.List;

/**
 * A commit. Immutable.
 *
 * @param hash 40 lower-case hexadecimal digits
 * @param parents the hashes of its parents, the first of which it was made upon
 * @param authored when its author wrote it
 * @param subject the first paragraph of its message in one line
 */
public record GitCommit(String hash, List<String> parents, Instant authored, String subject) {
  private static final int SHORT = 10;

  /** Copies the parents. */
  public GitCommit {
    parents = List.copyOf(parents);
  }

  /** Returns the hash, short enough to be read. */
  public String shortHash() {
    return hash.substring(0, SHORT);
  }
}
