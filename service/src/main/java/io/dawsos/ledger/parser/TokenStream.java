package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Lexer;
import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one file with one token of lookahead, read as late as possible, and recovery from
 * syntax errors: after one is reported, others stay quiet until three tokens in a row were
 * acceptable, so that one mistake is one error.
 */
final class TokenStream {
  private static final int QUIET = 3;

  private final Lexer lexer;
  private final Problems problems;
  private @Nullable Token lookahead;
  private int quiet;

  TokenStream(Lexer lexer, Problems problems) {
    this.lexer = lexer;
    this.problems = problems;
  }

  Token peek() {
    Token token = lookahead;
    if (token == null) {
      token = lexer.next();
      lookahead = token;
    }
    return token;
  }

  /** The line of the lookahead. */
  int line() {
    peek();
    return lexer.line();
  }

  /** The place of the lookahead in its line, from 1; 0 where it began on another line. */
  int column() {
    peek();
    return lexer.column();
  }

  boolean at(Token token) {
    return peek() == token;
  }

  /** Accepts the lookahead. */
  void take() {
    lookahead = null;
    if (quiet > 0) {
      quiet--;
    }
  }

  /** Accepts the lookahead if it is this token. */
  boolean takeIf(Token token) {
    if (peek() != token) {
      return false;
    }
    take();
    return true;
  }

  /** Accepts this token or leaves the directive. */
  void expect(Token token) {
    if (peek() != token) {
      throw unexpected();
    }
    take();
  }

  /** Accepts the end of a line or of the file. */
  void endOfLine() {
    if (!at(Token.END)) {
      expect(Token.EOL);
    }
  }

  String expectText(Token token) {
    return (String) expectValue(token);
  }

  String takeText() {
    return (String) takeValue();
  }

  BigDecimal takeNumber() {
    return (BigDecimal) takeValue();
  }

  LocalDate takeDate() {
    return (LocalDate) takeValue();
  }

  boolean takeBool() {
    return (Boolean) takeValue();
  }

  CurrencyCode takeCurrency() {
    return (CurrencyCode) takeValue();
  }

  char takeFlag() {
    return (Character) takeValue();
  }

  private Object takeValue() {
    Object value = Objects.requireNonNull(lexer.value());
    take();
    return value;
  }

  private Object expectValue(Token token) {
    if (peek() != token) {
      throw unexpected();
    }
    return takeValue();
  }

  /** Reports the lookahead, unless errors are quiet, and returns what to throw. */
  SyntaxException unexpected() {
    return failed(
        "syntax error, unexpected %s; correct the line or comment it out with ;".formatted(peek()));
  }

  /** Reports an error at the lookahead, unless errors are quiet, and returns what to throw. */
  SyntaxException failed(String message) {
    if (peek() == Token.INVALID) {
      lookahead = null;
    } else if (quiet == 0) {
      problems.syntax(lexer.line(), lexer.column(), message);
    } else if (quiet == QUIET && peek() != Token.END) {
      lookahead = null;
    }
    quiet = QUIET;
    return new SyntaxException();
  }
}
