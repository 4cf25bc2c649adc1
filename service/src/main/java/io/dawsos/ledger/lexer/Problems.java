package io.dawsos.ledger.lexer;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one file in the order in which reading meets them. */
public final class Problems {
  private final String file;
  private final List<LedgerError> errors = new ArrayList<>();

  /** Creates an empty collection for a file. */
  public Problems(String file) {
    this.file = file;
  }

  void lexer(int line, String message) {
    add(line, "LexerError", message);
  }

  /** Adds an error of the grammar. */
  public void syntax(int line, String message) {
    add(line, "ParserSyntaxError", message);
  }

  /** Adds an error of what a well-formed line says. */
  public void parser(int line, String message) {
    add(line, "ParserError", message);
  }

  /** Adds a warning about an obsolete form. */
  public void deprecated(int line, String message) {
    add(line, LedgerError.DEPRECATED, message);
  }

  private void add(int line, String type, String message) {
    errors.add(LedgerError.at(source(line), type, message));
  }

  /** Returns the place of a line of the file. */
  public Source source(int line) {
    return new Source(file, line);
  }

  /** Returns what was collected, in order. */
  public List<LedgerError> toList() {
    return List.copyOf(errors);
  }
}
