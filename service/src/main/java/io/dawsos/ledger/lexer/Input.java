package io.dawsos.ledger.lexer;

import io.dawsos.ledger.model.Dialect;
import org.jspecify.annotations.Nullable;

/** The characters of one file, how far they are read, and the value of the last token. */
public final class Input {
  final char[] text;
  final int end;
  // Whether the bytes were no UTF-8, so that a replacement character marks an error.
  final boolean malformed;
  final Dialect dialect;
  final Problems problems;
  private final int start;
  int position;
  int line;
  int tokenStart;
  private int lineStart;
  @Nullable Object value;

  /** Wraps the characters of a file. */
  public Input(char[] text, boolean malformed, Dialect dialect, Problems problems) {
    this(text, text.length, 1, malformed, dialect, problems);
  }

  /** Wraps the characters of a part of a file, which begins with a line of this number. */
  public Input(
      char[] text, int end, int line, boolean malformed, Dialect dialect, Problems problems) {
    this.text = text;
    this.end = end;
    this.line = line;
    this.malformed = malformed;
    this.dialect = dialect;
    this.problems = problems;
    this.start = end > 0 && text[0] == '\uFEFF' ? 1 : 0;
    this.position = start;
  }

  boolean isV2() {
    return dialect == Dialect.V2;
  }

  boolean atLineStart() {
    return position == start || text[position - 1] == '\n';
  }

  /** Counts a line that begins at this place. */
  void newLine(int begin) {
    line++;
    lineStart = begin;
  }

  /** The place of the last token in its line, from 1; 0 where its line is not the one counted. */
  int column() {
    return Math.max(0, tokenStart - lineStart + 1);
  }

  /** Reports an error of the last token. */
  void error(String message) {
    problems.lexer(line, column(), message);
  }

  Token take(int length, Token token) {
    position += length;
    return token;
  }

  /** Reports what stands here up to the next white space, and skips it. */
  Token invalid() {
    int start = position;
    while (position < end && text[position] != '\n' && !isBlank(text[position])) {
      position++;
    }
    error("Invalid token: '" + excerpt(start, position) + "'; correct it or comment it out with ;");
    return Token.INVALID;
  }

  String excerpt(int start, int stop) {
    int shown = Math.min(stop - start, 100);
    return new String(text, start, shown) + (shown < stop - start ? "..." : "");
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
