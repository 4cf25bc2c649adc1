package io.dawsos.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code RUNBOOK.md}. */
public record Runbook(List<String> lines) {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Reads the file. */
  public static Runbook read() throws IOException {
    return new Runbook(Files.readAllLines(Observability.repository().resolve("RUNBOOK.md")));
  }

  /** The text under a heading, up to the next one of its level or above. */
  public String section(String heading) {
    return new Document("RUNBOOK.md", lines).section(heading);
  }

  /** The commands: the indented lines, without what is a comment after them. */
  public Stream<String> commands() {
    return lines.stream()
        .filter(Runbook::isIndented)
        .map(line -> line.replaceFirst(" +# .*", "").strip())
        .filter(line -> !line.isEmpty());
  }

  /** What sentences and tables have between backquotes: commands, but also names and values. */
  public Stream<String> code() {
    String text =
        lines.stream().filter(line -> !isIndented(line)).collect(Collectors.joining("\n"));
    return CODE.matcher(text).results().map(code -> code.group(1).replaceAll("\\s+", " "));
  }

  private static boolean isIndented(String line) {
    return line.startsWith("    ");
  }
}
