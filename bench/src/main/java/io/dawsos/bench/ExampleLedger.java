package io.dawsos.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Large ledgers: parts that Beancount's own {@code bean-example} makes, of about 20,000 directives
 * each, with accounts and commodities of their own.
 */
final class ExampleLedger {
  private static final int FIRST_SEED = 101;
  private static final Pattern ROOT =
      Pattern.compile("\\b(?:Assets|Liabilities|Income|Expenses|Equity):");
  private static final Pattern COMMODITY = Pattern.compile("(?m)^\\S+ commodity ([A-Z][A-Z0-9]+)");
  private static final Set<String> SHARED = Set.of("USD", "IRAUSD", "VACHR");

  private ExampleLedger() {}

  /** Writes a ledger of so many parts. */
  static void write(Path file, int parts) throws IOException, InterruptedException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("option \"title\" \"Large example\"\noption \"operating_currency\" \"USD\"\n\n");
      for (int part = 0; part < parts; part++) {
        out.write(part(file.resolveSibling("part.beancount"), part));
      }
    }
  }

  private static String part(Path file, int part) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bean-example",
                "-s",
                Integer.toString(FIRST_SEED + part),
                "--begin-date",
                "1995-01-01",
                "--end-date",
                "2022-06-30",
                "--birth-date",
                "1970-03-03",
                "-o",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(Map.of("PYTHONHASHSEED", "0"));
    if (builder.start().waitFor() != 0) {
      throw new IOException("bean-example failed");
    }
    String text = Files.readString(file);
    Set<String> own = new HashSet<>();
    COMMODITY.matcher(text).results().map(found -> found.group(1)).forEach(own::add);
    own.removeAll(SHARED);
    String tag = "P%02d".formatted(part);
    Pattern names = Pattern.compile("\\b(?:" + String.join("|", own) + ")\\b");
    StringBuilder kept = new StringBuilder(text.length());
    boolean skipped = false;
    for (String line : text.lines().toList()) {
      boolean indented = line.startsWith("  ");
      skipped = indented ? skipped : isDeclaredOnce(line, part > 0);
      if (!skipped) {
        String renamed = ROOT.matcher(line).replaceAll(root -> root.group() + tag + ":");
        Matcher commodities = names.matcher(renamed);
        kept.append(commodities.replaceAll(name -> name.group() + tag)).append('\n');
      }
    }
    return kept.toString();
  }

  private static boolean isDeclaredOnce(String line, boolean later) {
    return line.startsWith("option ")
        || line.startsWith("plugin ")
        || (later && SHARED.stream().anyMatch(code -> line.endsWith(" commodity " + code)));
  }

  /**
   * Writes the ledger as hledger reads it: Beancount's own conversion, but for what hledger
   * refuses.
   */
  static void writeJournal(Path ledger, Path journal) throws IOException, InterruptedException {
    Path converted = journal.resolveSibling("converted.journal");
    Process process =
        new ProcessBuilder(List.of("bean-report", ledger.toString(), "hledger"))
            .redirectOutput(converted.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("bean-report failed");
    }
    // hledger wants an example of a number behind `commodity`, and one price of a posting.
    Pattern secondPrice = Pattern.compile("(@ [0-9.]+ USD) +@ .*");
    try (Writer out = Files.newBufferedWriter(journal);
        var lines = Files.lines(converted)) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (!line.startsWith("commodity ")) {
          out.write(secondPrice.matcher(line).replaceFirst("$1") + "\n");
        }
      }
    }
  }
}
