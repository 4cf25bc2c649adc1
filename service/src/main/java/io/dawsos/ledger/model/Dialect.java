package io.dawsos.ledger.model;

import java.util.Locale;

/** The release of Beancount whose rules a ledger is read by. */
public enum Dialect {
  /** Beancount 2.3.5. */
  V2("2.3.5"),
  /** Beancount 3.2.3. */
  V3("3.2.3");

  private final String release;

  Dialect(String release) {
    this.release = release;
  }

  /** Returns the release, such as {@code 3.2.3}. */
  public String release() {
    return release;
  }

  /**
   * Returns the dialect of this name, {@code v2} or {@code v3}; throws IllegalArgumentException for
   * any other.
   */
  public static Dialect of(String name) {
    for (Dialect dialect : values()) {
      if (dialect.toString().equals(name)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException("not a dialect of Beancount (v2 or v3): \"" + name + "\"");
  }

  /** Returns {@code v2} or {@code v3}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
