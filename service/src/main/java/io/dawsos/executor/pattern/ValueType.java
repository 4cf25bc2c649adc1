package io.dawsos.executor.pattern;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the type of a value, as far as JSON Schema says it in {@code type}, {@code
 * format}, {@code enum}, {@code properties}, {@code required} and {@code items}.
 *
 * @param kinds what JSON it may be
 * @param format {@code uuid}, {@code date}, …; null for any text
 * @param values the only values there are; null for any
 * @param fields the known fields of an object
 * @param required the names of the fields that are always there
 * @param open whether an object may have other fields
 * @param items the type of an array's items; null where it is unknown
 */
record ValueType(
    Set<Kind> kinds,
    @Nullable String format,
    @Nullable Set<JsonNode> values,
    Map<String, ValueType> fields,
    Set<String> required,
    boolean open,
    @Nullable ValueType items) {
  /** The types of JSON; every integer is a number, too. */
  enum Kind {
    NULL,
    BOOLEAN,
    INTEGER,
    NUMBER,
    STRING,
    ARRAY,
    OBJECT;

    private static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Any value at all. */
  static final ValueType ANY =
      new ValueType(EnumSet.allOf(Kind.class), null, null, Map.of(), Set.of(), true, null);

  /** A value of one kind, of which no more is known. */
  static ValueType of(Kind kind) {
    return of(kind, null);
  }

  static ValueType of(Kind kind, @Nullable String format) {
    return new ValueType(EnumSet.of(kind), format, null, Map.of(), Set.of(), true, null);
  }

  /** An object with exactly these fields. */
  static ValueType object(Map<String, ValueType> fields) {
    return new ValueType(EnumSet.of(Kind.OBJECT), null, null, fields, fields.keySet(), false, null);
  }

  static ValueType array(@Nullable ValueType items) {
    return new ValueType(EnumSet.of(Kind.ARRAY), null, null, Map.of(), Set.of(), true, items);
  }

  /** Reads a schema without references of its own. */
  static ValueType ofSchema(JsonNode schema) {
    JsonNode choice = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
    if (!choice.isEmpty()) {
      return ofChoice(choice);
    }
    Map<String, ValueType> fields = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), ofSchema(field.getValue())));
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    Set<JsonNode> values = new HashSet<>();
    schema.path("enum").forEach(values::add);
    return new ValueType(
        kinds(schema.path("type")),
        schema.path("format").textValue(),
        values.isEmpty() ? null : values,
        fields,
        required,
        !(schema.path("additionalProperties").isBoolean()
            && !schema.path("additionalProperties").booleanValue()),
        schema.has("items") ? ofSchema(schema.get("items")) : null);
  }

  /** One type or null; anything where there are several. */
  private static ValueType ofChoice(JsonNode choice) {
    List<ValueType> types = new ArrayList<>();
    choice.forEach(each -> types.add(ofSchema(each)));
    List<ValueType> real =
        types.stream().filter(type -> !type.kinds.equals(EnumSet.of(Kind.NULL))).toList();
    if (real.size() != 1) {
      return ANY;
    }
    return real.size() == types.size() ? real.get(0) : real.get(0).orNull();
  }

  private static Set<Kind> kinds(JsonNode type) {
    if (type.isMissingNode()) {
      return ANY.kinds;
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (type.isTextual()) {
      kinds.add(Kind.of(type.textValue()));
    } else {
      type.forEach(each -> kinds.add(Kind.of(each.textValue())));
    }
    return kinds;
  }

  /** The kind of a literal. */
  static Kind kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> Kind.NULL;
      case BOOLEAN -> Kind.BOOLEAN;
      case NUMBER -> value.isIntegralNumber() ? Kind.INTEGER : Kind.NUMBER;
      case ARRAY -> Kind.ARRAY;
      case OBJECT -> Kind.OBJECT;
      default -> Kind.STRING;
    };
  }

  boolean isNullable() {
    return kinds.contains(Kind.NULL);
  }

  /** The only kind but null; null where there are several. */
  @Nullable Kind onlyKind() {
    Set<Kind> rest = EnumSet.copyOf(kinds);
    rest.remove(Kind.NULL);
    return rest.size() == 1 ? rest.iterator().next() : null;
  }

  /** This type, or null. */
  ValueType orNull() {
    if (isNullable()) {
      return this;
    }
    Set<Kind> wider = EnumSet.copyOf(kinds);
    wider.add(Kind.NULL);
    return new ValueType(wider, format, values, fields, required, open, items);
  }

  /** This type, limited to some values. */
  ValueType withValues(Collection<JsonNode> only) {
    return new ValueType(kinds, format, Set.copyOf(only), fields, required, open, items);
  }

  /** The type of a field; empty where there is no such field. */
  Optional<ValueType> field(String name) {
    if (!kinds.contains(Kind.OBJECT)) {
      return Optional.empty();
    }
    ValueType field = fields.get(name);
    if (field == null) {
      return open ? Optional.of(ANY) : Optional.empty();
    }
    return Optional.of(isNullable() || !required.contains(name) ? field.orNull() : field);
  }

  /**
   * Says why a value of another type may not be used where this one is asked for, as in "may be
   * null"; empty where it may, or where too little is known.
   */
  Optional<String> misfit(ValueType given) {
    if (given.equals(ANY)) {
      return Optional.empty();
    }
    Set<Kind> wrong = EnumSet.copyOf(given.kinds);
    wrong.removeAll(kinds);
    if (kinds.contains(Kind.NUMBER)) {
      wrong.remove(Kind.INTEGER);
    }
    if (wrong.equals(EnumSet.of(Kind.NULL)) && given.kinds.size() > 1) {
      return Optional.of("may be null");
    }
    if (!wrong.isEmpty()) {
      return Optional.of("is of type " + given.describe());
    }
    return misfitInside(given);
  }

  private Optional<String> misfitInside(ValueType given) {
    if (format != null && given.kinds.contains(Kind.STRING) && !format.equals(given.format)) {
      return Optional.of("is of type " + given.describe());
    }
    if (values != null && given.values != null && !values.containsAll(given.values)) {
      return Optional.of("is one of " + list(given.values));
    }
    if (items != null && given.items != null) {
      return items.misfit(given.items).map(reason -> "has items of which one " + reason);
    }
    return given.open ? Optional.empty() : misfitFields(given);
  }

  private Optional<String> misfitFields(ValueType given) {
    for (String name : required) {
      if (!given.fields.containsKey(name)) {
        return Optional.of("has no field " + name);
      }
    }
    for (Map.Entry<String, ValueType> field : fields.entrySet()) {
      Optional<String> reason =
          given.field(field.getKey()).flatMap(type -> field.getValue().misfit(type));
      if (reason.isPresent()) {
        return Optional.of("has a field %s that %s".formatted(field.getKey(), reason.get()));
      }
    }
    return Optional.empty();
  }

  /** Says why a literal, not an array or object, may not be used where this type is asked for. */
  Optional<String> misfit(JsonNode literal) {
    Kind kind = kindOf(literal);
    boolean fits = kinds.contains(kind) || (kind == Kind.INTEGER && kinds.contains(Kind.NUMBER));
    if (!fits) {
      return Optional.of("is of type " + kind.text());
    }
    if (literal.isTextual() && "uuid".equals(format) && !InputType.isUuid(literal.textValue())) {
      return Optional.of("is no uuid");
    }
    if (literal.isTextual() && "date".equals(format) && !InputType.isDate(literal.textValue())) {
      return Optional.of("is no date");
    }
    return values == null || values.contains(literal)
        ? Optional.empty()
        : Optional.of("is not one of " + list(values));
  }

  private static String list(Set<JsonNode> values) {
    return values.stream().map(JsonNode::asText).sorted().limit(20).collect(joining(", "));
  }

  /** The type in words, such as {@code date or null}. */
  String describe() {
    if (kinds.size() == Kind.values().length) {
      return "any value";
    }
    return kinds.stream()
        .sorted((a, b) -> b.compareTo(a))
        .filter(kind -> kind != Kind.INTEGER || !kinds.contains(Kind.NUMBER))
        .map(kind -> kind == Kind.STRING && format != null ? format : kind.text())
        .collect(joining(" or "));
  }
}
