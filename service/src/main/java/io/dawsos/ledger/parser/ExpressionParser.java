package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Decimals;
import java.math.BigDecimal;

/** Reads arithmetic: {@code + - * /}, signs and parentheses, nested to a bounded depth. */
final class ExpressionParser {
  private static final int MAX_DEPTH = 500;
  // Without a bound, a product of small numbers added to one has as many digits as its exponent.
  private static final int MAX_SCALE = 1_000;

  private final TokenStream tokens;
  private int depth;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Whether the lookahead begins an expression. */
  boolean atStart() {
    return switch (tokens.peek()) {
      case NUMBER, PLUS, MINUS, LEFT_PAREN -> true;
      default -> false;
    };
  }

  BigDecimal parse() {
    depth = 0;
    return sum();
  }

  private BigDecimal sum() {
    BigDecimal result = product();
    while (true) {
      if (tokens.takeIf(Token.PLUS)) {
        result = Decimals.plus(result, product());
      } else if (tokens.takeIf(Token.MINUS)) {
        result = Decimals.minus(result, product());
      } else {
        return result;
      }
    }
  }

  private BigDecimal product() {
    BigDecimal result = factor();
    while (true) {
      if (tokens.takeIf(Token.ASTERISK)) {
        result = bounded(Decimals.times(result, factor()));
      } else if (tokens.takeIf(Token.SLASH)) {
        result = bounded(quotient(result, factor()));
      } else {
        return result;
      }
    }
  }

  private BigDecimal bounded(BigDecimal number) {
    if (Math.abs((long) number.scale()) > MAX_SCALE) {
      throw tokens.failed("number out of range");
    }
    return number;
  }

  private BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw tokens.failed("division by zero");
    }
    return Decimals.dividedBy(dividend, divisor);
  }

  private BigDecimal factor() {
    boolean negative = false;
    while (tokens.at(Token.PLUS) || tokens.at(Token.MINUS)) {
      negative ^= tokens.at(Token.MINUS);
      tokens.take();
    }
    BigDecimal number = operand();
    return negative ? Decimals.negated(number) : number;
  }

  private BigDecimal operand() {
    if (tokens.at(Token.NUMBER)) {
      return tokens.takeNumber();
    }
    tokens.expect(Token.LEFT_PAREN);
    if (++depth > MAX_DEPTH) {
      throw tokens.failed("expression nested deeper than " + MAX_DEPTH);
    }
    BigDecimal number = sum();
    tokens.expect(Token.RIGHT_PAREN);
    depth--;
    return number;
  }
}
