package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A reference {@code {{root.field.field}}} of a pattern. It is replaced by the JSON value it names,
 * so that types are kept; text around it is not allowed.
 *
 * @param root {@code inputs}, {@code ctx} or the name of a step
 * @param path the fields below it, possibly none
 */
record Reference(String root, List<String> path) {
  private static final java.util.regex.Pattern TEXT =
      java.util.regex.Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w*(?:\\.\\w+)*)\\s*}}");

  Reference {
    path = List.copyOf(path);
  }

  /**
   * Reads a value of a pattern: empty for a plain JSON value.
   *
   * @throws IllegalArgumentException for braces that are no whole reference
   */
  static Optional<Reference> parse(JsonNode value) {
    if (!value.toString().contains("{{")) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("a reference cannot stand inside another value: " + value);
    }
    Matcher matcher = TEXT.matcher(value.textValue());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a reference like {{inputs.name}}: \"" + value.textValue() + "\"");
    }
    List<String> names = List.of(matcher.group(1).split("\\.", -1));
    return Optional.of(new Reference(names.get(0), names.subList(1, names.size())));
  }

  /** Returns the value named within the scope, JSON null where there is none. */
  JsonNode resolve(JsonNode scope) {
    JsonNode value = scope.path(root);
    for (String name : path) {
      value = value.path(name);
    }
    return value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value;
  }

  @Override
  public String toString() {
    return "{{" + root + (path.isEmpty() ? "" : "." + String.join(".", path)) + "}}";
  }
}
