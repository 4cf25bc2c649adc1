package io.dawsos.pack;

/** The rule for names of price sources: they stand unquoted in a pack's canonical content. */
public final class SourceName {
  private static final int MAX_LENGTH = 64;

  private SourceName() {}

  /** Refuses a name that does not follow the rule, with an IllegalArgumentException. */
  public static void check(String source) {
    if (!isValid(source)) {
      throw new IllegalArgumentException(
          "source name \"%s\" is not 1 to 64 letters, digits, '.', '_' or '-'".formatted(source));
    }
  }

  private static boolean isValid(String source) {
    int length = source.length();
    for (int i = 0; i < length; i++) {
      char c = source.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return length > 0 && length <= MAX_LENGTH;
  }
}
