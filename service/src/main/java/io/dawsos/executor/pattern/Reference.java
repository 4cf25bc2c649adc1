package io.dawsos.executor.pattern;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference {@code {{root.field.field}}} of a pattern. It is replaced by the JSON value it names,
 * so that types are kept; text around it is not allowed.
 *
 * @param root {@code inputs}, {@code ctx} or the name of a step
 * @param path the fields below it, possibly none
 */
record Reference(String root, List<String> path) {
  static final String INPUTS = "inputs";
  static final String CONTEXT = "ctx";

  private static final Pattern TEXT =
      Pattern.compile("\\{\\{\\s*+([A-Za-z_]\\w*+(?:\\.\\w++)*+)\\s*+}}");

  Reference {
    path = List.copyOf(path);
  }

  /** Whether a text has the braces of references, well-formed or not. */
  static boolean isMeant(String text) {
    return text.contains("{{");
  }

  /** Reads a text; empty where it is no whole reference. */
  static Optional<Reference> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches() ? Optional.of(ofDotted(matcher.group(1))) : Optional.empty();
  }

  /** The reference to {@code root.field.field}. */
  static Reference ofDotted(String dotted) {
    List<String> names = List.of(dotted.split("\\.", -1));
    return new Reference(names.get(0), names.subList(1, names.size()));
  }

  boolean isToStep() {
    return !root.equals(INPUTS) && !root.equals(CONTEXT);
  }

  @Override
  public String toString() {
    return "{{" + root + (path.isEmpty() ? "" : "." + String.join(".", path)) + "}}";
  }
}
