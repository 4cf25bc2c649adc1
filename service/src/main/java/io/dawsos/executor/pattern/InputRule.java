package io.dawsos.executor.pattern;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an input, or of the items of an array, may be. Bounds are inclusive and null
 * where there is none; the schema of patterns says which go with which type.
 *
 * @param type the type
 * @param values the only values there are ({@code enum}); null for any
 * @param minimum a number, or a date as text
 * @param maximum a number, or a date as text
 * @param minLength in Unicode code points
 * @param maxLength in Unicode code points
 * @param pattern a regular expression of RE2, which runs in linear time, that the whole text
 *     matches
 * @param items what the items of an array may be; null for anything
 * @param minItems fewest items
 * @param maxItems most items
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputRule(
    InputType type,
    @JsonProperty("enum") @Nullable List<JsonNode> values,
    @Nullable JsonNode minimum,
    @Nullable JsonNode maximum,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable Regex pattern,
    @Nullable InputRule items,
    @Nullable Integer minItems,
    @Nullable Integer maxItems) {

  /** Says what is wrong with a value, as in "is not of type date"; empty where nothing is. */
  Optional<String> misfit(JsonNode value) {
    return Optional.ofNullable(reason(value));
  }

  private @Nullable String reason(JsonNode value) {
    if (!type.accepts(value)) {
      return "is not of type " + type.text();
    }
    if (values != null && values.stream().noneMatch(each -> same(each, value))) {
      return "is none of " + listed(values);
    }
    return switch (type) {
      case INTEGER, NUMBER, DATE -> outOfBounds(value);
      case STRING -> unfitText(value.textValue());
      case ARRAY -> unfitItems(value);
      default -> null;
    };
  }

  private static String listed(List<JsonNode> values) {
    String first = values.stream().limit(10).map(JsonNode::toString).collect(joining(", "));
    return values.size() > 10 ? first + ", …" : first;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private @Nullable String outOfBounds(JsonNode value) {
    if (minimum != null && compare(value, minimum) < 0) {
      return "is less than " + minimum;
    }
    return (maximum != null && compare(value, maximum) > 0) ? "is more than " + maximum : null;
  }

  /** Compares two values of this type. */
  int compare(JsonNode one, JsonNode other) {
    return type == InputType.DATE
        ? LocalDate.parse(one.textValue()).compareTo(LocalDate.parse(other.textValue()))
        : one.decimalValue().compareTo(other.decimalValue());
  }

  private @Nullable String unfitText(String text) {
    int length = text.codePointCount(0, text.length());
    if (minLength != null && length < minLength) {
      return "is shorter than %d characters".formatted(minLength);
    }
    if (maxLength != null && length > maxLength) {
      return "is longer than %d characters".formatted(maxLength);
    }
    return (pattern == null || pattern.matches(text)) ? null : "does not match " + pattern;
  }

  private @Nullable String unfitItems(JsonNode array) {
    if (minItems != null && array.size() < minItems) {
      return "has fewer than %d items".formatted(minItems);
    }
    if (maxItems != null && array.size() > maxItems) {
      return "has more than %d items".formatted(maxItems);
    }
    if (items != null) {
      for (int i = 0; i < array.size(); i++) {
        String reason = items.reason(array.get(i));
        if (reason != null) {
          return "has an item %d that %s".formatted(i, reason);
        }
      }
    }
    return null;
  }
}
