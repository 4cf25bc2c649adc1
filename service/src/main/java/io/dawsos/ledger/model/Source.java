package io.dawsos.ledger.model;

/**
 * Where something is written. Immutable.
 *
 * @param file the file, relative to the main file's folder, with {@code /} between its parts
 * @param line the line, counted from 1; 0 for what concerns a whole file
 */
public record Source(String file, int line) {
  /** Returns the place in the form that editors jump to. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
