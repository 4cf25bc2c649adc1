package io.dawsos.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Expected values that Beancount computed: rows of {@code src/test/resources/golden}. */
final class Golden {
  private Golden() {}

  /** The rows of a file without its header, split at commas. */
  static List<List<String>> rows(String name) {
    Path file = Dawsos.repository().resolve("service/src/test/resources/golden").resolve(name);
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .skip(1)
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
