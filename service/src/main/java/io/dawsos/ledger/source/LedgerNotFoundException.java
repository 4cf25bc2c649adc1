package io.dawsos.ledger.source;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The main file of a ledger, or the repository or commit that holds it, cannot be read. */
public final class LedgerNotFoundException extends DawsosException {
  /** Creates the exception; the advice says what to do. */
  public LedgerNotFoundException(String message, String advice, @Nullable Throwable cause) {
    super(ErrorCode.LEDGER_NOT_FOUND, message, advice, cause);
  }

  /** Creates the exception for a main file. */
  public static LedgerNotFoundException ofMainFile(String file, @Nullable Throwable cause) {
    return new LedgerNotFoundException(
        "cannot read the ledger " + file + (cause == null ? "" : ": " + cause.getMessage()),
        "name its main file with ledger.file in config.yml (LEDGER_FILE)",
        cause);
  }
}
