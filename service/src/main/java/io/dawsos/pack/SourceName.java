package io.dawsos.pack;

import java.util.regex.Pattern;

/** The rule for names of price sources: they stand unquoted in a pack's canonical content. */
public final class SourceName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private SourceName() {}

  /** Refuses a name that does not follow the rule, with an IllegalArgumentException. */
  public static void check(String source) {
    if (!NAME.matcher(source).matches()) {
      throw new IllegalArgumentException(
          "source name \"%s\" is not 1 to 64 letters, digits, '.', '_' or '-'".formatted(source));
    }
  }
}
