package io.dawsos.ledger;

import java.nio.file.Path;

/** One file of a ledger as it was read. The bytes are shared, not copied. */
final class SourceFile {
  private final Path path;
  private final String name;
  private final byte[] content;

  SourceFile(Path path, String name, byte[] content) {
    this.path = path;
    this.name = name;
    this.content = content;
  }

  /** The absolute path. */
  Path path() {
    return path;
  }

  /** The path relative to the main file's folder, with {@code /} between its parts. */
  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }
}
