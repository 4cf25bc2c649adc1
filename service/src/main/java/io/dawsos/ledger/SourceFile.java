package io.dawsos.ledger;

/** One file of a ledger as it was read. The bytes are shared, not copied. */
final class SourceFile {
  private final String name;
  private final byte[] content;

  SourceFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /** The path relative to the main file's folder, with {@code /} between its parts. */
  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }
}
