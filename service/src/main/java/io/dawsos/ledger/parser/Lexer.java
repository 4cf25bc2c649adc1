package io.dawsos.ledger.parser;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Splits the characters of one file into tokens, the longest match first. A token's value is valid
 * until the next token is read. Not thread-safe.
 */
final class Lexer {
  private final char[] text;
  private final int end;
  private final Symbols symbols;
  private final Problems problems;
  private final boolean malformed;
  private int position;
  private int line = 1;
  // A run of key characters is scanned once, however many keywords it is then split into.
  private int keylessUntil;
  private @Nullable Object value;

  /**
   * @param malformed whether the bytes were no UTF-8, so that a replacement character marks an
   *     error
   */
  Lexer(char[] text, boolean malformed, Symbols symbols, Problems problems) {
    this.text = text;
    this.end = text.length;
    this.malformed = malformed;
    this.symbols = symbols;
    this.problems = problems;
    this.position = end > 0 && text[0] == '\uFEFF' ? 1 : 0;
  }

  /** The line of the last token; for an end of line, the line that begins after it. */
  int line() {
    return line;
  }

  @Nullable Object value() {
    return value;
  }

  Token next() {
    value = null;
    while (position < end) {
      char c = text[position];
      boolean lineStart = position == 0 || text[position - 1] == '\n';
      if (c == ' ' || c == '\t' || c == '\r') {
        if (blank(lineStart)) {
          return Token.INDENT;
        }
      } else if (c == ';' || (lineStart && ignored(c))) {
        skipLine();
      } else {
        return token(c);
      }
    }
    return Token.END;
  }

  /** Skips white space and returns whether it was the indentation of something. */
  private boolean blank(boolean lineStart) {
    int start = position;
    while (position < end && (text[position] == ' ' || text[position] == '\t')) {
      position++;
    }
    if (lineStart && position > start && position < end && !isLineEnd(text[position])) {
      return true;
    }
    while (position < end && isBlank(text[position])) {
      position++;
    }
    return false;
  }

  /** Whether a line that begins so is a heading or another line of prose. */
  private boolean ignored(char c) {
    if (position + 1 >= end || text[position + 1] == '\n') {
      return false;
    }
    return switch (c) {
      case '*', ':', '!', '&', '?', '%' -> true;
      case '#' -> !Chars.isTag(text[position + 1]);
      default -> false;
    };
  }

  private void skipLine() {
    while (position < end && text[position] != '\n') {
      position++;
    }
  }

  private Token token(char c) {
    if (c == '\n') {
      position++;
      line++;
      return Token.EOL;
    }
    if (Chars.isDigit(c)) {
      return dateOrNumber();
    }
    if (Chars.isCapital(c) || c >= 0x80) {
      return accountOrCurrency(c);
    }
    if (c >= 'a' && c <= 'z') {
      return keyOrKeyword();
    }
    return switch (c) {
      case '"' -> string();
      case '#' -> name(Token.TAG, Token.HASH);
      case '^' -> name(Token.LINK, Token.INVALID);
      case '/' -> futureOrSlash();
      default -> symbol(c);
    };
  }

  private Token symbol(char c) {
    boolean twice = position + 1 < end && text[position + 1] == c;
    return switch (c) {
      case '|' -> take(1, Token.PIPE);
      case '@' -> twice ? take(2, Token.AT_AT) : take(1, Token.AT);
      case '{' -> twice ? take(2, Token.LEFT_BRACE_2) : take(1, Token.LEFT_BRACE);
      case '}' -> twice ? take(2, Token.RIGHT_BRACE_2) : take(1, Token.RIGHT_BRACE);
      case ',' -> take(1, Token.COMMA);
      case '~' -> take(1, Token.TILDE);
      case '+' -> take(1, Token.PLUS);
      case '-' -> take(1, Token.MINUS);
      case '(' -> take(1, Token.LEFT_PAREN);
      case ')' -> take(1, Token.RIGHT_PAREN);
      case '*' -> take(1, Token.ASTERISK);
      case ':' -> take(1, Token.COLON);
      case '!', '&', '?', '%' -> {
        value = c;
        yield take(1, Token.FLAG);
      }
      default -> invalid();
    };
  }

  private Token take(int length, Token token) {
    position += length;
    return token;
  }

  private Token dateOrNumber() {
    int month = Chars.centuryOfDate(text, position, end) ? position + 5 : end;
    int monthEnd = Chars.digitsEnd(text, month, end);
    if (monthEnd > month && monthEnd < end && Chars.isDateSeparator(text[monthEnd])) {
      int dayEnd = Chars.digitsEnd(text, monthEnd + 1, end);
      if (dayEnd > monthEnd + 1) {
        return date(month, monthEnd, dayEnd);
      }
    }
    return number();
  }

  private Token date(int month, int monthEnd, int dayEnd) {
    int year = Chars.number(text, position, month - 1);
    position = dayEnd;
    try {
      int day = Chars.number(text, monthEnd + 1, dayEnd);
      value = LocalDate.of(year, Chars.number(text, month, monthEnd), day);
      return Token.DATE;
    } catch (DateTimeException e) {
      problems.lexer(line, "Invalid date: " + e.getMessage());
      return Token.INVALID;
    }
  }

  private Token number() {
    int stop = position;
    while (stop < end && (Chars.isDigit(text[stop]) || text[stop] == ',')) {
      stop++;
    }
    while (text[stop - 1] == ',') {
      stop--;
    }
    if (stop < end && text[stop] == '.') {
      stop = Chars.digitsEnd(text, stop + 1, end);
    }
    int start = position;
    position = stop;
    BigDecimal number = NumberText.parse(text, start, stop);
    if (number == null) {
      problems.lexer(line, "Invalid number format: '" + excerpt(start, stop) + "'");
      return Token.INVALID;
    }
    value = number;
    return Token.NUMBER;
  }

  private Token accountOrCurrency(char c) {
    int accountEnd = Chars.accountEnd(text, position, end);
    if (accountEnd > position) {
      String name = new String(text, position, accountEnd - position);
      if (malformed && name.indexOf('\uFFFD') >= 0) {
        return invalid();
      }
      value = symbols.name(name);
      position = accountEnd;
      return Token.ACCOUNT;
    }
    if (c >= 0x80) {
      return invalid();
    }
    int stop = Chars.currencyEnd(text, position + 1, end);
    if (stop - position > 1) {
      return currency(stop);
    }
    if (position + 1 < end && Chars.isLineEndOrSpace(text[position + 1])) {
      value = c;
      return take(1, Token.CAPITAL);
    }
    return invalid();
  }

  private Token currency(int stop) {
    String code = new String(text, position, stop - position);
    if (!CurrencyCode.isValid(code)) {
      return invalid();
    }
    position = stop;
    switch (code) {
      case "TRUE", "FALSE" -> {
        value = code.equals("TRUE");
        return Token.BOOL;
      }
      case "NULL" -> {
        return Token.NULL;
      }
      default -> {
        value = symbols.currency(code);
        return Token.CURRENCY;
      }
    }
  }

  /** A slash divides, unless it begins the name of a future such as {@code /NQH21}. */
  private Token futureOrSlash() {
    int stop = Chars.currencyEnd(text, position + 1, end);
    boolean capital = false;
    for (int i = position + 1; i < stop; i++) {
      capital |= Chars.isCapital(text[i]);
    }
    return capital ? currency(stop) : take(1, Token.SLASH);
  }

  private Token keyOrKeyword() {
    if (position >= keylessUntil) {
      int stop = position + 1;
      while (stop < end && Chars.isKey(text[stop])) {
        stop++;
      }
      if (stop - position > 1 && stop < end && text[stop] == ':') {
        value = symbols.name(new String(text, position, stop - position));
        return take(stop - position, Token.KEY);
      }
      keylessUntil = stop;
    }
    Token keyword = Keywords.at(text, position, end);
    return keyword == null ? invalid() : take(keyword.name().length(), keyword);
  }

  private Token name(Token token, Token bare) {
    int stop = position + 1;
    while (stop < end && Chars.isTag(text[stop])) {
      stop++;
    }
    if (stop == position + 1) {
      return bare == Token.INVALID ? invalid() : take(1, bare);
    }
    value = symbols.name(new String(text, position + 1, stop - position - 1));
    position = stop;
    return token;
  }

  private Token string() {
    int stop = StringText.end(text, position + 1, end);
    if (stop < 0) {
      return invalid();
    }
    int start = position + 1;
    for (int i = start; i < stop; i++) {
      if (text[i] == '\n') {
        line++;
      }
    }
    position = stop + 1;
    String string = StringText.unescaped(text, start, stop);
    if (malformed && string.indexOf('\uFFFD') >= 0) {
      problems.lexer(line, "Invalid UTF-8 in a string");
      return Token.INVALID;
    }
    value = string;
    return Token.STRING;
  }

  /** Reports what stands here up to the next white space, and skips it. */
  private Token invalid() {
    int start = position;
    while (position < end && text[position] != '\n' && !isBlank(text[position])) {
      position++;
    }
    problems.lexer(line, "Invalid token: '" + excerpt(start, position) + "'");
    return Token.INVALID;
  }

  private String excerpt(int start, int stop) {
    int shown = Math.min(stop - start, 100);
    return new String(text, start, shown) + (shown < stop - start ? "..." : "");
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static boolean isLineEnd(char c) {
    return c == '\r' || c == '\n';
  }
}
