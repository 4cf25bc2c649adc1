package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An input that a pattern declares.
 *
 * @param type what its values may be
 * @param required whether a request must give it
 * @param defaultValue the value where a request gives none; null for JSON null
 * @param description for people
 */
public record PatternInput(
    Type type,
    boolean required,
    @JsonProperty("default") @Nullable JsonNode defaultValue,
    @Nullable String description) {
  /** The types of inputs. */
  public enum Type {
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

    /** Whether the value is of this type. */
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

    private static boolean isUuid(String text) {
      try {
        return java.util.UUID.fromString(text).toString().equals(text.toLowerCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private static boolean isDate(String text) {
      try {
        return LocalDate.parse(text) != null;
      } catch (DateTimeParseException e) {
        return false;
      }
    }
  }
}
