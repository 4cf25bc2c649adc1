package io.dawsos.executor.store;

import io.dawsos.digest.HashedBytes;
import org.jspecify.annotations.Nullable;

/**
 * An execution with the documents that its row refers to.
 *
 * @param row the row
 * @param pattern the pattern's document
 * @param result the result's canonical bytes; null where the execution failed
 */
public record NewExecution(ExecutionRow row, HashedBytes pattern, @Nullable HashedBytes result) {
  /** Checks that the row refers to these documents. */
  public NewExecution {
    if (!row.patternSha256().equals(pattern.sha256())
        || (result == null
            ? row.resultHash() != null
            : !result.sha256().equals(row.resultHash()))) {
      throw new IllegalArgumentException("the row refers to other documents: " + row);
    }
  }
}
