package io.dawsos.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document in Markdown.
 *
 * @param name its path in the repository
 */
record Document(String name, List<String> lines) {
  private static final Pattern HEADING = Pattern.compile("(#+) (.*)");

  /** Reads the file. */
  static Document read(String name) throws IOException {
    return new Document(name, Files.readAllLines(Observability.repository().resolve(name)));
  }

  /** The headings, without their marks. */
  Stream<String> headings() {
    return lines.stream().map(HEADING::matcher).filter(Matcher::matches).map(line -> line.group(2));
  }

  /** What links to headings have after the {@code #}. */
  Stream<String> anchors() {
    return headings()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'));
  }

  /** The text under a heading, up to the next one of its level or above. */
  String section(String heading) {
    Optional<String> start =
        lines.stream().filter(line -> line.matches("#+ " + Pattern.quote(heading))).findFirst();
    String found =
        start.orElseThrow(
            () -> new AssertionError("%s has no heading %s".formatted(name, heading)));
    int level = found.indexOf(' ');
    return String.join(
        "\n",
        lines.stream()
            .dropWhile(line -> !line.equals(found))
            .skip(1)
            .takeWhile(line -> !line.matches("#{1,%d} .*".formatted(level)))
            .toList());
  }
}
