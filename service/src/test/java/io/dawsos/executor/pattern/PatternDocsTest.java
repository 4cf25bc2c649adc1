package io.dawsos.executor.pattern;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is documented is what is served and taken. */
class PatternDocsTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theServedSchemaIsTheDocumentedOne() throws IOException {
    assertThat(PatternSchema.text())
        .isEqualTo(Files.readAllBytes(DOCS.resolve("pattern.schema.json")));
  }

  @Test
  void theDocumentedPatternIsSound() throws IOException {
    String document =
        Files.readAllLines(DOCS.resolve("patterns.md")).stream()
            .dropWhile(line -> !line.equals("    {"))
            .takeWhile(line -> line.startsWith("    "))
            .collect(joining("\n"));

    PatternReader.Reading reading =
        ShippedCapabilities.reader().read("patterns.md", document.getBytes(StandardCharsets.UTF_8));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.pattern()).isPresent();
  }
}
