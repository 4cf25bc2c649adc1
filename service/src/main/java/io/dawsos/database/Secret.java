package io.dawsos.database;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * A text that never reaches a log, an error or a printout: its {@code toString} is redacted.
 *
 * @param reveal the text itself
 */
public record Secret(String reveal) {
  /** Wraps the text. */
  @JsonCreator
  public static Secret of(String text) {
    return new Secret(text);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
