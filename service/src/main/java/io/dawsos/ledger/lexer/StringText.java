package io.dawsos.ledger.lexer;

/** Quoted strings, which may span lines and escape characters by a backslash. */
final class StringText {
  // Payees and narrations come again and again; longer texts hardly do.
  private static final int LONGEST_SHARED = 64;

  private StringText() {}

  /** Returns the place of the closing quote, or -1 when there is none. */
  static int end(char[] text, int start, int end) {
    int position = start;
    while (position < end) {
      char c = text[position];
      if (c == '"') {
        return position;
      }
      if (c == '\\') {
        position++;
        if (position < end && text[position] == '\n') {
          return -1;
        }
      }
      position++;
    }
    return -1;
  }

  static String unescaped(char[] text, int start, int end, Symbols symbols) {
    int escape = start;
    while (escape < end && text[escape] != '\\') {
      escape++;
    }
    if (escape == end) {
      return end - start <= LONGEST_SHARED
          ? symbols.name(text, start, end)
          : new String(text, start, end - start);
    }
    StringBuilder builder = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      char c = text[i];
      builder.append(c == '\\' ? unescaped(text[++i]) : c);
    }
    return builder.toString();
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'b' -> '\b';
      default -> c;
    };
  }
}
