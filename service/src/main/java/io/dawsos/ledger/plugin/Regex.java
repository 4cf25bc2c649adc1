package io.dawsos.ledger.plugin;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of configurations; Java's syntax has what Python's has in common use. */
final class Regex {
  private Regex() {}

  static Pattern compile(String regex) throws PluginFailedException {
    try {
      return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      throw new PluginFailedException(
          "'" + regex + "' is no regular expression: " + e.getDescription());
    }
  }
}
