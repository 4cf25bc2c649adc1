package io.dawsos.ledger.lexer;

import org.jspecify.annotations.Nullable;

/**
 * Splits the characters of one file into tokens, the longest match first. A token's value is valid
 * until the next token is read. Not thread-safe.
 */
public final class Lexer {
  private static final int LINES_OF_A_STRING_IN_V2 = 64;

  private final Input input;
  private final NumberLexer numbers;
  private final NameLexer names;
  private final Symbols symbols;

  /** Creates a lexer that shares names and currencies through the symbols. */
  public Lexer(Input input, Symbols symbols) {
    this.input = input;
    this.symbols = symbols;
    this.numbers = new NumberLexer(input, symbols);
    this.names = new NameLexer(input, symbols);
  }

  /** The line of the last token; for an end of line, the line that begins after it. */
  public int line() {
    return input.line;
  }

  /** The place of the last token in its line, from 1; 0 where it began on another line. */
  public int column() {
    return input.column();
  }

  /** Returns the value of the last token; null where its kind says everything. */
  public @Nullable Object value() {
    return input.value;
  }

  /** Reads the next token; {@code END} for ever after the last one. */
  public Token next() {
    input.value = null;
    while (input.position < input.end) {
      input.tokenStart = input.position;
      char c = input.text[input.position];
      boolean lineStart = input.atLineStart();
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
    input.tokenStart = input.position;
    return Token.END;
  }

  /** Skips white space and returns whether it was the indentation of something. */
  private boolean blank(boolean lineStart) {
    int start = input.position;
    while (input.position < input.end
        && (input.text[input.position] == ' ' || input.text[input.position] == '\t')) {
      input.position++;
    }
    if (lineStart
        && input.position > start
        && input.position < input.end
        && !isLineEnd(input.text[input.position])) {
      return true;
    }
    while (input.position < input.end && Input.isBlank(input.text[input.position])) {
      input.position++;
    }
    return false;
  }

  /** Whether a line that begins so is a heading or another line of prose. */
  private boolean ignored(char c) {
    if (input.position + 1 >= input.end || input.text[input.position + 1] == '\n') {
      return false;
    }
    return switch (c) {
      case '*', ':', '!', '&', '?', '%' -> true;
      case '#' -> !Chars.isTag(input.text[input.position + 1]);
      default -> false;
    };
  }

  /** A line that begins with a letter that is a flag, and nothing longer, is prose. */
  private Token proseInV2() {
    if (input.position < input.end && input.text[input.position] != '\n') {
      skipLine();
      return next();
    }
    return Token.FLAG;
  }

  private void skipLine() {
    while (input.position < input.end && input.text[input.position] != '\n') {
      input.position++;
    }
  }

  private Token token(char c) {
    if (c == '\n') {
      input.position++;
      input.newLine(input.position);
      return Token.EOL;
    }
    if (Chars.isDigit(c)) {
      return numbers.dateOrNumber();
    }
    if (Chars.isCapital(c) || c >= 0x80) {
      boolean lineStart = input.atLineStart();
      Token token = names.accountOrCurrency(c);
      return token == Token.FLAG && lineStart ? proseInV2() : token;
    }
    if (c >= 'a' && c <= 'z') {
      return names.keyOrKeyword();
    }
    return switch (c) {
      case '"' -> string();
      case '#' -> names.name(Token.TAG, Token.HASH);
      case '^' -> names.name(Token.LINK, Token.INVALID);
      case '/' -> names.futureOrSlash();
      default -> symbol(c);
    };
  }

  private Token symbol(char c) {
    boolean twice = input.position + 1 < input.end && input.text[input.position + 1] == c;
    return switch (c) {
      case '|' -> input.take(1, Token.PIPE);
      case '@' -> twice ? input.take(2, Token.AT_AT) : input.take(1, Token.AT);
      case '{' -> twice ? input.take(2, Token.LEFT_BRACE_2) : input.take(1, Token.LEFT_BRACE);
      case '}' -> twice ? input.take(2, Token.RIGHT_BRACE_2) : input.take(1, Token.RIGHT_BRACE);
      case ',' -> input.take(1, Token.COMMA);
      case '~' -> input.take(1, Token.TILDE);
      case '+' -> input.take(1, Token.PLUS);
      case '-' -> input.take(1, Token.MINUS);
      case '(' -> input.take(1, Token.LEFT_PAREN);
      case ')' -> input.take(1, Token.RIGHT_PAREN);
      case '*' -> input.take(1, Token.ASTERISK);
      case ':' -> input.take(1, Token.COLON);
      case '!', '&', '?', '%' -> {
        input.value = c;
        yield input.take(1, Token.FLAG);
      }
      default -> input.invalid();
    };
  }

  private Token string() {
    int stop = StringText.end(input.text, input.position + 1, input.end);
    if (stop < 0) {
      return input.invalid();
    }
    int start = input.position + 1;
    int firstLine = input.line;
    for (int i = start; i < stop; i++) {
      if (input.text[i] == '\n') {
        input.newLine(i + 1);
      }
    }
    input.position = stop + 1;
    if (input.isV2() && input.line - firstLine >= LINES_OF_A_STRING_IN_V2) {
      input.error(
          "A string of more than " + LINES_OF_A_STRING_IN_V2 + " lines; close it or shorten it");
      return Token.INVALID;
    }
    String string = StringText.unescaped(input.text, start, stop, symbols);
    if (input.malformed && string.indexOf('\uFFFD') >= 0) {
      if (!input.isV2()) {
        input.error("Invalid UTF-8 in a string; save the file as UTF-8");
        return Token.INVALID;
      }
      string = string.replace("\uFFFD", "");
    }
    input.value = string;
    return Token.STRING;
  }

  private static boolean isLineEnd(char c) {
    return c == '\r' || c == '\n';
  }
}
