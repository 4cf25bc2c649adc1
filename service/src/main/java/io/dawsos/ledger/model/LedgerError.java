package io.dawsos.ledger.model;

/**
 * One finding of loading a ledger. Loading never stops at one. Immutable.
 *
 * @param file the file, relative to the main file's folder, or a name in angle brackets for what a
 *     plugin made; in a joined ledger the name of the part and a colon before it
 * @param line the line, counted from 1; 0 for what concerns a whole file
 * @param column the place in the line, counted in characters from 1; 0 where it is not known
 * @param type the class of error in Beancount's terms, such as {@code ValidationError}
 * @param message one sentence
 */
public record LedgerError(String file, int line, int column, String type, String message) {
  /** The type of a balance assertion that fails. */
  public static final String BALANCE = "BalanceError";

  /** The type of what cannot be loaded or run; Beancount names no line for it. */
  public static final String LOAD = "LoadError";

  /** The type of a warning about a plugin that is not run; Beancount has no such class. */
  public static final String PLUGIN = "PluginWarning";

  /** The type of a warning about a plugin line in an included file, where none has an effect. */
  public static final String IGNORED_PLUGIN = "IgnoredPluginWarning";

  /** The type of a warning about an option that Beancount renamed. */
  public static final String DEPRECATED = "DeprecatedError";

  /** Returns an error at this place. */
  public static LedgerError at(Source source, String type, String message) {
    return new LedgerError(source.file(), source.line(), 0, type, message);
  }

  /** Returns an error of the loading itself, at the line that asks for what cannot be loaded. */
  public static LedgerError ofLoading(Source source, String message) {
    return at(source, LOAD, message);
  }

  /** Returns the same of another file. */
  public LedgerError inFile(String other) {
    return new LedgerError(other, line, column, type, message);
  }

  /** Whether the ledger is sound nevertheless. */
  public boolean isWarning() {
    return type.equals(PLUGIN) || type.equals(IGNORED_PLUGIN) || type.equals(DEPRECATED);
  }

  /**
   * Returns {@code file:line: message}, the form that editors and terminals jump to, with the
   * column behind the line where it is known.
   */
  @Override
  public String toString() {
    String place = column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    return place + ": " + message;
  }
}
