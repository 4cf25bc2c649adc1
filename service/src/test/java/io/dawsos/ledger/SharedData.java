package io.dawsos.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Larger ledgers and Beancount's answers, in {@code shared/data} beside the repository. */
public final class SharedData {
  private SharedData() {}

  /** Returns the folder; skips the test where there is none. */
  public static Path require() {
    Optional<Path> data = find(Path.of("").toAbsolutePath());
    assumeTrue(data.isPresent(), "no shared/data beside the repository: nothing to compare with");
    return data.orElseThrow();
  }

  private static Optional<Path> find(Path start) {
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/data"))
        .filter(data -> Files.isDirectory(data.resolve("oracle/v3")))
        .findFirst();
  }
}
