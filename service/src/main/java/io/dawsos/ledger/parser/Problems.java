package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one file in the order in which reading meets them. */
final class Problems {
  private final String file;
  private final List<LedgerError> errors = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void lexer(int line, String message) {
    add(line, "LexerError", message);
  }

  void syntax(int line, String message) {
    add(line, "ParserSyntaxError", message);
  }

  void parser(int line, String message) {
    add(line, "ParserError", message);
  }

  void deprecated(int line, String message) {
    add(line, LedgerError.DEPRECATED, message);
  }

  private void add(int line, String type, String message) {
    errors.add(LedgerError.at(source(line), type, message));
  }

  Source source(int line) {
    return new Source(file, line);
  }

  List<LedgerError> toList() {
    return List.copyOf(errors);
  }
}
