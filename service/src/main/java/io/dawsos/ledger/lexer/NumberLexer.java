package io.dawsos.ledger.lexer;

import java.math.BigDecimal;
import java.time.DateTimeException;

/** Reads the tokens that begin with a digit. */
final class NumberLexer {
  private static final int LAST_YEAR = 9999;

  private final Input input;
  private final Symbols symbols;

  NumberLexer(Input input, Symbols symbols) {
    this.input = input;
    this.symbols = symbols;
  }

  Token dateOrNumber() {
    int yearEnd = Chars.yearEnd(input.text, input.position, input.end, input.isV2());
    int month = Math.min(yearEnd + 1, input.end);
    int monthEnd = Chars.digitsEnd(input.text, month, input.end);
    if (monthEnd > month && monthEnd < input.end && Chars.isDateSeparator(input.text[monthEnd])) {
      int dayEnd = Chars.digitsEnd(input.text, monthEnd + 1, input.end);
      if (dayEnd > monthEnd + 1) {
        return date(month, monthEnd, dayEnd);
      }
    }
    return number();
  }

  private Token date(int month, int monthEnd, int dayEnd) {
    int year = Chars.number(input.text, input.position, month - 1);
    input.position = dayEnd;
    if (year > LAST_YEAR) {
      input.error("Invalid date: the year is beyond " + LAST_YEAR);
      return Token.INVALID;
    }
    try {
      int day = Chars.number(input.text, monthEnd + 1, dayEnd);
      input.value = symbols.date(year, Chars.number(input.text, month, monthEnd), day);
      return Token.DATE;
    } catch (DateTimeException e) {
      input.error("Invalid date: " + e.getMessage());
      return Token.INVALID;
    }
  }

  private Token number() {
    int stop = input.position;
    while (stop < input.end && (Chars.isDigit(input.text[stop]) || input.text[stop] == ',')) {
      stop++;
    }
    while (input.text[stop - 1] == ',') {
      stop--;
    }
    if (stop < input.end && input.text[stop] == '.') {
      stop = Chars.digitsEnd(input.text, stop + 1, input.end);
    }
    int start = input.position;
    input.position = stop;
    BigDecimal number = NumberText.parse(input.text, start, stop);
    if (number == null) {
      input.error(
          "Invalid number format: '%s'; write thousands as 1,000,000.00"
              .formatted(input.excerpt(start, stop)));
      return Token.INVALID;
    }
    input.value = number;
    return Token.NUMBER;
  }
}
