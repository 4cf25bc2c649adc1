package io.dawsos.provider.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One object of a provider's answer. Every accessor throws IllegalArgumentException with one
 * sentence for people where the field is absent (but for those that answer null) or of another
 * type.
 *
 * @param node anything; what is no object has no fields
 */
public record JsonRow(JsonNode node) {
  private static final int SHOWN = 40;
  private static final int MAX_DIGITS = 40;

  /** A text that is not blank, without the white space around it. */
  public String text(String field) {
    String text = textOrNull(field);
    if (text == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return text;
  }

  /** A text without the white space around it; null where it is absent, null or blank. */
  public @Nullable String textOrNull(String field) {
    JsonNode value = field(field);
    if (isAbsent(value)) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrong(field, "a text");
    }
    return value.textValue().strip();
  }

  /** A JSON number of at most 40 digits on each side of the point. */
  public BigDecimal number(String field) {
    JsonNode value = field(field);
    if (!value.isNumber()) {
      throw wrong(field, "a number");
    }
    BigDecimal number = value.decimalValue();
    // An exponent makes an enormous number of few characters.
    if (number.scale() > MAX_DIGITS
        || number.scale() < -MAX_DIGITS
        || number.precision() - number.scale() > MAX_DIGITS) {
      throw wrong(field, "a number of a plausible size");
    }
    return number;
  }

  /** A JSON number above zero. */
  public BigDecimal positive(String field) {
    BigDecimal number = number(field);
    if (number.signum() <= 0) {
      throw wrong(field, "above zero");
    }
    return number;
  }

  /** A JSON number without a fraction. */
  public long integer(String field) {
    JsonNode value = field(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(field, "a whole number");
    }
    return value.longValue();
  }

  /** A date as {@code yyyy-MM-dd}. */
  public LocalDate date(String field) {
    LocalDate date = dateOrNull(field);
    if (date == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return date;
  }

  /** A date as {@code yyyy-MM-dd} from the first to the last, both included. */
  public LocalDate dateWithin(String field, LocalDate first, LocalDate last) {
    LocalDate date = date(field);
    if (date.isBefore(first) || date.isAfter(last)) {
      throw new IllegalArgumentException(
          "%s is outside of the days asked for, %s to %s".formatted(date, first, last));
    }
    return date;
  }

  /** A date as {@code yyyy-MM-dd}; null where it is absent, null or blank. */
  public @Nullable LocalDate dateOrNull(String field) {
    String text = textOrNull(field);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(field, "a date as yyyy-MM-dd");
    }
  }

  /** A currency of ISO 4217; null where it is absent, null or blank. */
  public @Nullable CurrencyCode currencyOrNull(String field) {
    String text = textOrNull(field);
    if (text == null) {
      return null;
    }
    if (!CurrencyCode.isValid(text) || !CurrencyCode.of(text).isIso4217()) {
      throw wrong(field, "a currency of ISO 4217");
    }
    return CurrencyCode.of(text);
  }

  /** Refuses a row whose field does not say this text. */
  public void requireText(String field, String expected) {
    if (!text(field).equals(expected)) {
      throw wrong(field, expected);
    }
  }

  /** The field as it came, for people: at most 40 characters, empty where it is absent. */
  public String shown(String field) {
    JsonNode value = field(field);
    String text = value.isTextual() ? value.textValue() : isAbsent(value) ? "" : value.toString();
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  private JsonNode field(String field) {
    JsonNode value = node.get(field);
    return value == null ? MissingNode.getInstance() : value;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.textValue().isBlank());
  }

  private IllegalArgumentException wrong(String field, String expected) {
    return new IllegalArgumentException(
        isAbsent(field(field))
            ? field + " is missing"
            : "%s is not %s: %s".formatted(field, expected, shown(field)));
  }
}
