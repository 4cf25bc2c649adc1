package io.dawsos.ledger;

import java.util.regex.Pattern;

/**
 * What the configuration calls a ledger. Immutable.
 *
 * @param text a lower-case letter, then up to 31 lower-case letters, digits, {@code -} and {@code
 *     _}
 */
public record LedgerName(String text) implements Comparable<LedgerName> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  /** The ledger of the section {@code ledger}. */
  public static final LedgerName DEFAULT = new LedgerName("default");

  /** Checks the form. */
  public LedgerName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not the name of a ledger (a lower-case letter, then letters, digits, - and _): \""
              + text
              + "\"");
    }
  }

  @Override
  public int compareTo(LedgerName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
