package io.dawsos.ledger.lexer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as written, with their thousands separators. */
final class NumberText {
  private static final int MAX_LENGTH = 255;
  // As many digits always fit a long.
  private static final int MAX_SMALL = 18;

  private NumberText() {}

  /** Returns the number, or null when a separator is misplaced or the text too long. */
  static @Nullable BigDecimal parse(char[] text, int start, int end) {
    if (end - start > MAX_LENGTH) {
      return null;
    }
    BigDecimal small = small(text, start, end);
    if (small != null) {
      return small;
    }
    char[] digits = new char[end - start];
    int length = 0;
    int run = 0;
    boolean comma = false;
    boolean dot = false;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c == ',') {
        if (i - start > 2 && run != 3) {
          return null;
        }
        comma = true;
        run = 0;
      } else {
        if (c == '.') {
          if (comma && run != 3) {
            return null;
          }
          dot = true;
          run = 0;
        } else {
          run++;
        }
        digits[length++] = c;
      }
    }
    if (comma && !dot && run != 3) {
      return null;
    }
    return new BigDecimal(digits, 0, length);
  }

  /** Returns the number of a few digits without separators, or null for any other. */
  private static @Nullable BigDecimal small(char[] text, int start, int end) {
    if (end - start > MAX_SMALL) {
      return null;
    }
    long unscaled = 0;
    int point = end - 1;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (c == '.') {
        point = i;
      } else if (c == ',') {
        return null;
      } else {
        unscaled = unscaled * 10 + (c - '0');
      }
    }
    return BigDecimal.valueOf(unscaled, end - 1 - point);
  }
}
