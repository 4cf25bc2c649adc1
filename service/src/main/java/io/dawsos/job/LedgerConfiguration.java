package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledger} section.
 *
 * @param file the main Beancount file; null for {@code ledger/main.beancount} in the data folder
 */
public record LedgerConfiguration(@Nullable Path file) {
  @JsonCreator
  static LedgerConfiguration of(@JsonProperty("file") @Nullable String file) {
    return new LedgerConfiguration(file == null || file.isBlank() ? null : Path.of(file));
  }

  /** The main file to read. */
  public Path mainFile(Path dataFolder) {
    return file == null ? dataFolder.resolve("ledger").resolve("main.beancount") : file;
  }
}
