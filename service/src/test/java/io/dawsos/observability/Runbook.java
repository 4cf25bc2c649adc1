package io.dawsos.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** {@code RUNBOOK.md}. */
public record Runbook(List<String> lines) {
  /** Reads the file. */
  public static Runbook read() throws IOException {
    return new Runbook(Files.readAllLines(Observability.repository().resolve("RUNBOOK.md")));
  }

  /** The text under a heading, up to the next one of its level or above. */
  public String section(String heading) {
    String start =
        lines.stream()
            .filter(line -> line.matches("#+ " + java.util.regex.Pattern.quote(heading)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("RUNBOOK.md has no heading " + heading));
    int level = start.indexOf(' ');
    return String.join(
        "\n",
        lines.stream()
            .dropWhile(line -> !line.equals(start))
            .skip(1)
            .takeWhile(line -> !line.matches("#{1,%d} .*".formatted(level)))
            .toList());
  }

  /** The commands: the indented lines, without what is a comment after them. */
  public Stream<String> commands() {
    return lines.stream()
        .filter(line -> line.startsWith("    "))
        .map(line -> line.replaceFirst(" +# .*", "").strip())
        .filter(line -> !line.isEmpty());
  }
}
