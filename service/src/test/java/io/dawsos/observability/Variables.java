package io.dawsos.observability;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables such as {@code ${NAME:-default}}, whose default may have variables again.
 */
record Variables(String text) {
  private static final Pattern INNERMOST = Pattern.compile("\\$\\{[A-Z_]+(?::-([^{}]*)|[^{}]*)}");

  /** What a variable is where nobody sets it; empty where the text does not have it so. */
  Optional<String> defaultOf(String name) {
    String start = "${" + name + ":-";
    int at = text.indexOf(start);
    if (at < 0) {
      return Optional.empty();
    }
    int end = at + start.length();
    for (int open = 1; open > 0; end++) {
      switch (text.charAt(end)) {
        case '{' -> open++;
        case '}' -> open--;
        default -> {}
      }
    }
    return Optional.of(new Variables(text.substring(at + start.length(), end - 1)).unset());
  }

  /** The text where nobody sets a variable. */
  String unset() {
    String resolved = text;
    for (Matcher next = INNERMOST.matcher(resolved);
        next.find();
        next = INNERMOST.matcher(resolved)) {
      String value = next.group(1) == null ? "" : next.group(1);
      resolved = next.replaceFirst(Matcher.quoteReplacement(value));
    }
    return resolved;
  }
}
