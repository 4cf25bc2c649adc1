package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledger} section, and each of those in {@code ledgers}.
 *
 * @param repository a git repository; null where the files of the machine are read
 * @param ref the branch or other reference of it that is read
 * @param file the main Beancount file, in a repository by its path there; null for the default
 * @param rules the rules that it is read by: {@code dialect} and {@code average_booking}
 * @param of the ledgers that it joins; empty for one that is read itself
 */
public record LedgerConfiguration(
    @Nullable Path repository,
    String ref,
    @Nullable Path file,
    LedgerRules rules,
    List<LedgerName> of) {
  private static final Path MAIN = Path.of("main.beancount");

  /** Reads the section: what is null or blank has its default. */
  @JsonCreator
  public static LedgerConfiguration of(
      @JsonProperty("repository") @Nullable String repository,
      @JsonProperty("ref") @Nullable String ref,
      @JsonProperty("file") @Nullable String file,
      @JsonProperty("dialect") @Nullable String dialect,
      @JsonProperty("average_booking") boolean averageBooking,
      @JsonProperty("of") @Nullable List<@Nullable String> of) {
    if (of != null
        && (averageBooking
            || !Stream.of(repository, ref, file, dialect).allMatch(LedgerConfiguration::isBlank))) {
      throw new IllegalArgumentException(
          "a ledger with `of` joins others, and has no repository, ref, file, dialect or"
              + " average_booking of its own");
    }
    return new LedgerConfiguration(
        path(repository),
        ref == null || ref.isBlank() ? LedgerLocation.HEAD : ref,
        path(file),
        new LedgerRules(dialect == null ? Dialect.V3 : Dialect.of(dialect), averageBooking),
        of == null ? List.of() : parts(of));
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null || text.isBlank() ? null : Path.of(text);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static List<LedgerName> parts(List<@Nullable String> of) {
    List<LedgerName> parts = of.stream().map(String::valueOf).map(LedgerName::new).toList();
    if (parts.size() < 2 || parts.size() > LedgerCommit.MOST_PARTS) {
      throw new IllegalArgumentException(
          "`of` joins %d ledgers, and has to join 2 to %d"
              .formatted(parts.size(), LedgerCommit.MOST_PARTS));
    }
    if (new HashSet<>(parts).size() < parts.size()) {
      throw new IllegalArgumentException("`of` names a ledger twice: " + parts);
    }
    return parts;
  }

  /** Checks that a path in a repository stays in it. */
  public LedgerConfiguration {
    of = List.copyOf(of);
    if (repository != null && file != null) {
      new LedgerLocation(repository, ref, file);
    }
  }

  /** The section where nothing is configured. */
  public static LedgerConfiguration defaults() {
    return new LedgerConfiguration(null, LedgerLocation.HEAD, null, LedgerRules.DEFAULT, List.of());
  }

  /** Whether it says where the ledger is. */
  public boolean isPlaced() {
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
