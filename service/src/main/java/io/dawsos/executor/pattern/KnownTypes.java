package io.dawsos.executor.pattern;

import static java.util.stream.Collectors.joining;

import io.dawsos.executor.pattern.ValueType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of all that references of one pattern may name. */
final class KnownTypes {
  private static final int NAMED = 20;

  /** The fields of {@code ctx}; who asked is no part of a result. */
  private static final Map<String, ValueType> CONTEXT =
      Map.of(
          "pricing_pack_id", ValueType.of(Kind.STRING),
          "ledger_commit_hash", ValueType.of(Kind.STRING),
          "asof_date", ValueType.of(Kind.STRING, "date"),
          "portfolio_id", ValueType.of(Kind.STRING, "uuid").orNull());

  private final Map<String, ValueType> roots = new LinkedHashMap<>();

  /** Knows inputs and the context. */
  KnownTypes(Map<String, PatternInput> inputs) {
    Map<String, ValueType> fields = new LinkedHashMap<>();
    inputs.forEach((name, input) -> fields.put(name, typeOf(input)));
    roots.put(Reference.INPUTS, ValueType.object(fields));
    roots.put(Reference.CONTEXT, ValueType.object(CONTEXT));
  }

  /** Knows the result of a step; the first of a name is meant by it. */
  void add(String name, ValueType type) {
    roots.putIfAbsent(name, type);
  }

  Map<String, ValueType> roots() {
    return roots;
  }

  private static ValueType typeOf(PatternInput input) {
    ValueType type = typeOf(input.rule());
    return input.isNullable() ? type.orNull() : type;
  }

  private static ValueType typeOf(InputRule rule) {
    ValueType type =
        switch (rule.type()) {
          case UUID -> ValueType.of(Kind.STRING, "uuid");
          case STRING -> ValueType.of(Kind.STRING);
          case INTEGER -> ValueType.of(Kind.INTEGER);
          case NUMBER -> ValueType.of(Kind.NUMBER);
          case BOOLEAN -> ValueType.of(Kind.BOOLEAN);
          case DATE -> ValueType.of(Kind.STRING, "date");
          case ARRAY -> ValueType.array(rule.items() == null ? null : typeOf(rule.items()));
          case OBJECT -> ValueType.of(Kind.OBJECT);
        };
    return rule.values() == null ? type : type.withValues(rule.values());
  }

  /** A type, or why there is none. */
  record Found(ValueType type, String problem) {
    boolean isSound() {
      return problem.isEmpty();
    }
  }

  /** The type of what a reference names. */
  Found find(Reference reference) {
    ValueType type = roots.get(reference.root());
    if (type == null) {
      return missing("%s names no step".formatted(reference));
    }
    if (reference.path().isEmpty() && !reference.isToStep()) {
      return missing("%s names no field: {{%s.name}}".formatted(reference, reference.root()));
    }
    return follow(type, reference.root(), reference.path());
  }

  /** The type at the end of a path of fields. */
  static Found follow(ValueType root, String start, List<String> path) {
    ValueType type = root;
    String place = start;
    for (String name : path) {
      Optional<ValueType> field = type.field(name);
      if (field.isEmpty()) {
        return missing(noField(type, place, name));
      }
      type = type.isNullable() ? field.get().orNull() : field.get();
      place = place + "." + name;
    }
    return new Found(type, "");
  }

  private static String noField(ValueType type, String place, String name) {
    if (!type.kinds().contains(Kind.OBJECT)) {
      return "%s is of type %s and has no field %s".formatted(place, type.describe(), name);
    }
    String known = type.fields().keySet().stream().limit(NAMED).sorted().collect(joining(", "));
    return "%s has no field %s; it has %s".formatted(place, name, known.isEmpty() ? "none" : known);
  }

  private static Found missing(String problem) {
    return new Found(ValueType.ANY, problem);
  }
}
