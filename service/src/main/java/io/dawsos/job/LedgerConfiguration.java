package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledger} section.
 *
 * @param file the main Beancount file; null for {@code ledger/main.beancount} in the data folder
 * @param rules the rules that it is read by: {@code dialect} and {@code average_booking}
 */
public record LedgerConfiguration(@Nullable Path file, LedgerRules rules) {
  @JsonCreator
  static LedgerConfiguration of(
      @JsonProperty("file") @Nullable String file,
      @JsonProperty("dialect") @Nullable String dialect,
      @JsonProperty("average_booking") boolean averageBooking) {
    return new LedgerConfiguration(
        file == null || file.isBlank() ? null : Path.of(file),
        new LedgerRules(dialect == null ? Dialect.V3 : Dialect.of(dialect), averageBooking));
  }

  /** The section where nothing is configured. */
  public static LedgerConfiguration defaults() {
    return new LedgerConfiguration(null, LedgerRules.DEFAULT);
  }

  /** The main file to read. */
  public Path mainFile(Path dataFolder) {
    return file == null ? dataFolder.resolve("ledger").resolve("main.beancount") : file;
  }
}
