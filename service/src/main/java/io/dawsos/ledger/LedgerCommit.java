package io.dawsos.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pins the content of a ledger: a git commit, or a hash of the files where there is no git; of a
 * joined ledger those of its parts. Immutable.
 *
 * @param hash 40 or 64 lower-case hexadecimal digits, or up to {@value #MOST_PARTS} such hashes
 *     joined by {@code +}
 */
public record LedgerCommit(String hash) {
  /** Of so many ledgers at most is one joined. */
  public static final int MOST_PARTS = 8;

  private static final Pattern FORM =
      Pattern.compile(
          "H(?:\\+H){0,%d}"
              .formatted(MOST_PARTS - 1)
              .replace("H", "(?:[0-9a-f]{64}|[0-9a-f]{40})"));

  /** Checks the form of the hash. */
  public LedgerCommit {
    if (!isValid(hash)) {
      throw new IllegalArgumentException(
          "not a ledger commit (40 or 64 lower-case hex digits, of a joined ledger those of its"
              + " parts joined by +): \""
              + hash
              + "\"");
    }
  }

  /** Returns the commit of this hash; throws IllegalArgumentException naming a malformed one. */
  public static LedgerCommit of(String hash) {
    return new LedgerCommit(hash);
  }

  /** Returns the commit of a joined ledger of which the parts are at these. */
  public static LedgerCommit joined(List<LedgerCommit> parts) {
    return new LedgerCommit(
        parts.stream().map(LedgerCommit::hash).collect(Collectors.joining("+")));
  }

  /** Whether a text has the form of a commit. */
  public static boolean isValid(String hash) {
    return FORM.matcher(hash).matches();
  }

  /** Returns the commits of the parts of a joined ledger; of another this alone. */
  public List<LedgerCommit> parts() {
    return Arrays.stream(hash.split("\\+")).map(LedgerCommit::new).toList();
  }

  @Override
  public String toString() {
    return hash;
  }
}
