package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.pattern.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks values with references against the types that are asked for. */
final class ArgumentCheck {
  private final KnownTypes known;
  private final Findings findings;

  ArgumentCheck(KnownTypes known, Findings findings) {
    this.known = known;
    this.findings = findings;
  }

  /** Checks the arguments of a step against what its capability takes. */
  void checkArguments(Template.Fields given, ValueType asked, String capability, JsonPointer step) {
    JsonPointer at = step.appendProperty("args");
    given
        .fields()
        .forEach(
            (name, value) -> {
              ValueType type = asked.fields().get(name);
              if (type == null) {
                findings.add(
                    at.appendProperty(name),
                    "%s takes no argument %s; it takes %s"
                        .formatted(capability, name, names(asked)));
              } else {
                check(value, type, at.appendProperty(name));
              }
            });
    asked.required().stream()
        .sorted()
        .filter(name -> !given.fields().containsKey(name))
        .forEach(
            name -> findings.add(step, "%s needs the argument %s".formatted(capability, name)));
  }

  private static String names(ValueType asked) {
    return asked.fields().isEmpty() ? "none" : String.join(", ", asked.fields().keySet());
  }

  /** Checks that every reference names something. */
  void checkReferences(Template template, JsonPointer at) {
    check(template, ValueType.ANY, at);
  }

  private void check(Template given, ValueType asked, JsonPointer at) {
    if (given instanceof Template.Whole whole) {
      checkReference(whole.reference(), asked, at);
    } else if (given instanceof Template.Items items) {
      checkItems(items.items(), asked, at);
    } else if (given instanceof Template.Fields fields) {
      checkFields(fields.fields(), asked, at);
    } else if (given instanceof Template.Constant constant) {
      checkLiteral(constant.value(), asked, at);
    }
  }

  private void checkReference(Reference reference, ValueType asked, JsonPointer at) {
    KnownTypes.Found found = known.find(reference);
    if (!found.isSound()) {
      findings.add(at, found.problem());
      return;
    }
    asked
        .misfit(found.type())
        .ifPresent(
            reason ->
                findings.add(
                    at, "%s %s where %s is needed".formatted(reference, reason, asked.describe())));
  }

  private void checkItems(List<Template> items, ValueType asked, JsonPointer at) {
    if (!accepts(asked, Kind.ARRAY, at)) {
      return;
    }
    ValueType each = asked.items() == null ? ValueType.ANY : asked.items();
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), each, at.appendIndex(i));
    }
  }

  private void checkFields(Map<String, Template> fields, ValueType asked, JsonPointer at) {
    if (!accepts(asked, Kind.OBJECT, at)) {
      return;
    }
    fields.forEach(
        (name, value) -> {
          JsonPointer place = at.appendProperty(name);
          ValueType type = asked.fields().get(name);
          if (type != null || asked.open()) {
            check(value, type == null ? ValueType.ANY : type, place);
          } else {
            findings.add(place, "there is no field of this name; " + names(asked));
          }
        });
    requireFields(asked, fields.keySet(), at);
  }

  private void requireFields(ValueType asked, Set<String> given, JsonPointer at) {
    String missing =
        asked.required().stream()
            .filter(name -> !given.contains(name))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      findings.add(at, "lacks " + missing);
    }
  }

  private boolean accepts(ValueType asked, Kind kind, JsonPointer at) {
    boolean accepted = asked.kinds().contains(kind);
    if (!accepted) {
      findings.add(
          at,
          "is of type %s where %s is needed"
              .formatted(ValueType.of(kind).describe(), asked.describe()));
    }
    return accepted;
  }

  private void checkLiteral(JsonNode value, ValueType asked, JsonPointer at) {
    if (value.isArray()) {
      List<Template> items = new ArrayList<>();
      value.forEach(item -> items.add(new Template.Constant(item)));
      checkItems(items, asked, at);
    } else if (value.isObject()) {
      Map<String, Template> fields = new LinkedHashMap<>();
      value
          .properties()
          .forEach(field -> fields.put(field.getKey(), new Template.Constant(field.getValue())));
      checkFields(fields, asked, at);
    } else {
      asked
          .misfit(value)
          .ifPresent(
              reason ->
                  findings.add(
                      at,
                      "%s %s where %s is needed"
                          .formatted(brief(value), reason, asked.describe())));
    }
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() > 50 ? text.substring(0, 50) + "…" : text;
  }
}
