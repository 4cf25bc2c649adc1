package io.dawsos.executor.pattern;

/**
 * What is wrong with a document.
 *
 * @param file the document's name for people
 * @param pointer where in it, a JSON pointer of RFC 6901; empty for the whole
 * @param reason one sentence without the place
 */
public record PatternProblem(String file, String pointer, String reason) {
  /** The form that people and editors read: {@code file:pointer: reason}. */
  @Override
  public String toString() {
    return file + (pointer.isEmpty() ? "" : ":" + pointer) + ": " + reason;
  }
}
