package io.dawsos.executor.pattern;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The types of inputs. */
public enum InputType {
  UUID,
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  DATE,
  ARRAY,
  OBJECT;

  /** The lowercase name that patterns write. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the value is of this type; JSON null is of none. */
  boolean accepts(JsonNode value) {
    return switch (this) {
      case UUID -> value.isTextual() && isUuid(value.textValue());
      case STRING -> value.isTextual();
      case INTEGER -> value.isIntegralNumber();
      case NUMBER -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case DATE -> value.isTextual() && isDate(value.textValue());
      case ARRAY -> value.isArray();
      case OBJECT -> value.isObject();
    };
  }

  static boolean isUuid(String text) {
    try {
      return java.util.UUID.fromString(text).toString().equals(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static boolean isDate(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
