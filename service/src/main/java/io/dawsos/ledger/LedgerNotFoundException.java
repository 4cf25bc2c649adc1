package io.dawsos.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The main file of a ledger is missing or cannot be read. */
public final class LedgerNotFoundException extends RuntimeException {
  private final Path file;

  /** Creates the exception for this main file. */
  public LedgerNotFoundException(Path file, @Nullable Throwable cause) {
    super("Ledger " + file + " cannot be read; check that the path names its main file", cause);
    this.file = file;
  }

  /** Returns the main file. */
  public Path file() {
    return file;
  }
}
