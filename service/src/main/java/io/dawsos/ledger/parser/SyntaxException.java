package io.dawsos.ledger.parser;

/** Leaves the directive being read after its error is reported; carries nothing. */
final class SyntaxException extends RuntimeException {
  SyntaxException() {
    super("syntax error", null, false, false);
  }
}
