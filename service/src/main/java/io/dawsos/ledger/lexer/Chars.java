package io.dawsos.ledger.lexer;

/** Classes of characters, and how far runs of them reach. */
public final class Chars {
  private Chars() {}

  /** Whether the character is an ASCII digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isSmall(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isKey(char c) {
    return isSmall(c) || isCapital(c) || isDigit(c) || c == '-' || c == '_';
  }

  static boolean isTag(char c) {
    return isKey(c) || c == '/' || c == '.';
  }

  static boolean isLineEndOrSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n';
  }

  static boolean isDateSeparator(char c) {
    return c == '-' || c == '/';
  }

  private static boolean startsAccountPart(char c) {
    return isCapital(c) || isDigit(c) || c >= 0x80;
  }

  private static boolean continuesAccountPart(char c) {
    return isSmall(c) || startsAccountPart(c) || c == '-';
  }

  /** Returns where the account that begins at {@code start} ends, or {@code start} for none. */
  static int accountEnd(char[] text, int start, int end) {
    int position = partEnd(text, start, end);
    int complete = start;
    while (position + 1 < end && text[position] == ':' && startsAccountPart(text[position + 1])) {
      position = partEnd(text, position + 1, end);
      complete = position;
    }
    return complete;
  }

  private static int partEnd(char[] text, int start, int end) {
    int position = start + 1;
    while (position < end && continuesAccountPart(text[position])) {
      position++;
    }
    return position;
  }

  /**
   * Returns the end of the currency characters from {@code start}, of which the last is no sign.
   */
  static int currencyEnd(char[] text, int start, int end) {
    int position = start;
    while (position < end && isCurrency(text[position])) {
      position++;
    }
    while (position > start && !isCapital(text[position - 1]) && !isDigit(text[position - 1])) {
      position--;
    }
    return position;
  }

  private static boolean isCurrency(char c) {
    return isCapital(c) || isDigit(c) || c == '\'' || c == '.' || c == '_' || c == '-';
  }

  /**
   * Returns where the separator after a year stands, or {@code end} where no year begins: one of
   * 1700 to 2099, or of four digits or more.
   */
  static int yearEnd(char[] text, int start, int end, boolean anyCentury) {
    int stop = digitsEnd(text, start, end);
    if (stop - start < 4 || stop == end || !isDateSeparator(text[stop])) {
      return end;
    }
    boolean recent =
        stop - start == 4
            && ((text[start] == '1' && text[start + 1] >= '7')
                || (text[start] == '2' && text[start + 1] == '0'));
    return recent || anyCentury ? stop : end;
  }

  static int digitsEnd(char[] text, int start, int end) {
    int position = start;
    while (position < end && isDigit(text[position])) {
      position++;
    }
    return position;
  }

  /** Returns the value of the digits, or a number too large for any part of a date. */
  static int number(char[] text, int start, int end) {
    int number = 0;
    for (int i = start; i < end && number < 100_000; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }
}
