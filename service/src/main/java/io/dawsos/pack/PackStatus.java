package io.dawsos.pack;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a sealed pack stands: {@code warming → fresh | error}; never back. */
public enum PackStatus {
  /** Stored and sealed, not yet released for requests that ask for freshness. */
  WARMING,
  /** Released. */
  FRESH,
  /** Found wrong; never released. */
  ERROR,
  /** Fresh once, but older than the configuration allows; derived from the clock, never stored. */
  STALE;

  /** The lowercase name used in JSON, the database and on the command line. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the lowercase name. */
  public static PackStatus fromText(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
