package io.dawsos.ledger.lexer;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Source;
import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one file in the order in which reading meets them. */
public final class Problems {
  private final String file;
  private final List<LedgerError> errors = new ArrayList<>();
  private boolean wellFormed = true;

  /** Creates an empty collection for a file. */
  public Problems(String file) {
    this.file = file;
  }

  void lexer(int line, int column, String message) {
    wellFormed = false;
    errors.add(new LedgerError(file, line, column, "LexerError", message));
  }

  /** Adds an error of the grammar; column 0 where none is known. */
  public void syntax(int line, int column, String message) {
    wellFormed = false;
    errors.add(new LedgerError(file, line, column, "ParserSyntaxError", message));
  }

  /** Adds an error of what a well-formed line says. */
  public void parser(int line, String message) {
    add(line, "ParserError", message);
  }

  /** Adds an error of a name within a well-formed line. */
  public void name(int line, int column, String message) {
    errors.add(new LedgerError(file, line, column, "ParserError", message));
  }

  /** Adds a warning about an obsolete form. */
  public void deprecated(int line, String message) {
    add(line, LedgerError.DEPRECATED, message);
  }

  private void add(int line, String type, String message) {
    errors.add(LedgerError.at(source(line), type, message));
  }

  /** Whether every line could be read, whatever it says. */
  public boolean isWellFormed() {
    return wellFormed;
  }

  /** Adds what was collected of a later part of the file. */
  public void addAll(Problems later) {
    errors.addAll(later.errors);
    wellFormed &= later.wellFormed;
  }

  /** Returns an empty collection for a piece of the file. */
  public Problems ofPiece() {
    return new Problems(file);
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
