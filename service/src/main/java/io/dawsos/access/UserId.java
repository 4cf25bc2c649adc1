package io.dawsos.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Identifies a user. Immutable.
 *
 * @param value the UUID
 */
public record UserId(@JsonValue UUID value) {
  /** The user whom the migrations make, an ADMIN. */
  public static final UserId OPERATOR = fromString("00000000-0000-0000-0000-000000000001");

  /** Reads a UUID of 36 characters; throws IllegalArgumentException naming another text. */
  @JsonCreator
  public static UserId fromString(String text) {
    try {
      UUID value = UUID.fromString(text);
      if (value.toString().equals(text.toLowerCase(Locale.ROOT))) {
        return new UserId(value);
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
