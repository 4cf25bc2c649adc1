package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The main file of a ledger is missing or cannot be read. */
public final class LedgerNotFoundException extends DawsosException {
  /** Creates the exception for this main file. */
  public LedgerNotFoundException(Path file, @Nullable Throwable cause) {
    super(
        ErrorCode.LEDGER_NOT_FOUND,
        "cannot read the ledger " + file,
        "name its main file with ledger.file in config.yml (LEDGER_FILE)",
        cause);
  }
}
