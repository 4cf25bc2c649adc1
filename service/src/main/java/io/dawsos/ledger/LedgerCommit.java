package io.dawsos.ledger;

/**
 * Pins the content of a ledger: a git commit, or a hash of the files where there is no git.
 * Immutable.
 *
 * @param hash 40 or 64 lower-case hexadecimal digits
 */
public record LedgerCommit(String hash) {
  /** Checks the form of the hash. */
  public LedgerCommit {
    if (!isValid(hash)) {
      throw new IllegalArgumentException(
          "not a ledger commit (40 or 64 lower-case hex digits): \"" + hash + "\"");
    }
  }

  /** Returns the commit of this hash; throws IllegalArgumentException naming a malformed one. */
  public static LedgerCommit of(String hash) {
    return new LedgerCommit(hash);
  }

  private static boolean isValid(String hash) {
    return (hash.length() == 40 || hash.length() == 64)
        && hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public String toString() {
    return hash;
  }
}
