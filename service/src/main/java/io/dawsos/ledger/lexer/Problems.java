package io.dawsos.ledger.lexer;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one file in the order in which reading meets them. */
public final class Problems {
  private final String file;
  private final List<LedgerError> errors = new ArrayList<>();

  public Problems(String file) {
    this.file = file;
  }

  void lexer(int line, String message) {
    add(line, "LexerError", message);
  }

  public void syntax(int line, String message) {
    add(line, "ParserSyntaxError", message);
  }

  public void parser(int line, String message) {
    add(line, "ParserError", message);
  }

  public void deprecated(int line, String message) {
    add(line, LedgerError.DEPRECATED, message);
  }

  private void add(int line, String type, String message) {
    errors.add(LedgerError.at(source(line), type, message));
  }

  public Source source(int line) {
    return new Source(file, line);
  }

  public List<LedgerError> toList() {
    return List.copyOf(errors);
  }
}
