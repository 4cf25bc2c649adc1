package io.dawsos.pack.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** The check does not run. */
  OFF,
  /** For the record. */
  INFO,
  /** Someone should look. */
  WARNING,
  /** The pack ends in error and is never fresh. */
  ERROR;

  /** The lowercase name used in JSON and the configuration. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the lowercase name. */
  @JsonCreator
  public static Severity fromText(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
