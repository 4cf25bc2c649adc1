package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledger} section, and each of those in {@code ledgers}.
 *
 * @param repository a git repository; null where the files of the machine are read
 * @param ref the branch or other reference of it that is read
 * @param file the main Beancount file, in a repository by its path there; null for the default
 * @param rules the rules that it is read by: {@code dialect} and {@code average_booking}
 */
public record LedgerConfiguration(
    @Nullable Path repository, String ref, @Nullable Path file, LedgerRules rules) {
  private static final Path MAIN = Path.of("main.beancount");

  /** Reads the section: what is null or blank has its default. */
  @JsonCreator
  public static LedgerConfiguration of(
      @JsonProperty("repository") @Nullable String repository,
      @JsonProperty("ref") @Nullable String ref,
      @JsonProperty("file") @Nullable String file,
      @JsonProperty("dialect") @Nullable String dialect,
      @JsonProperty("average_booking") boolean averageBooking) {
    return new LedgerConfiguration(
        path(repository),
        ref == null || ref.isBlank() ? LedgerLocation.HEAD : ref,
        path(file),
        new LedgerRules(dialect == null ? Dialect.V3 : Dialect.of(dialect), averageBooking));
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null || text.isBlank() ? null : Path.of(text);
  }

  /** Checks that a path in a repository stays in it. */
  public LedgerConfiguration {
    if (repository != null && file != null) {
      new LedgerLocation(repository, ref, file);
    }
  }

  /** The section where nothing is configured. */
  public static LedgerConfiguration defaults() {
    return new LedgerConfiguration(null, LedgerLocation.HEAD, null, LedgerRules.DEFAULT);
  }

  /** Whether it says where the ledger is. */
  boolean isPlaced() {
    return repository != null || file != null;
  }

  /** Where the ledger is; by default {@code ledger/main.beancount} in the data folder. */
  public LedgerLocation location(Path dataFolder) {
    if (repository != null) {
      return new LedgerLocation(repository, ref, file == null ? MAIN : file);
    }
    return LedgerLocation.ofFile(file == null ? dataFolder.resolve("ledger").resolve(MAIN) : file);
  }
}
