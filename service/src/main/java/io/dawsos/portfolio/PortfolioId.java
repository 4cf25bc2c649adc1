package io.dawsos.portfolio;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Identifies a portfolio. Immutable.
 *
 * @param value the UUID
 */
public record PortfolioId(@JsonValue UUID value) {
  /** Reads a UUID of 36 characters; throws IllegalArgumentException naming another text. */
  @JsonCreator
  public static PortfolioId fromString(String text) {
    try {
      UUID value = UUID.fromString(text);
      if (value.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return new PortfolioId(value);
      }
    } catch (IllegalArgumentException e) {
      // UUID's own message does not name the text
    }
    throw new IllegalArgumentException("not a UUID: \"" + text + "\"");
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
