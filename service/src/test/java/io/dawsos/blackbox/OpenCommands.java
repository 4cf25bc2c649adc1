package io.dawsos.blackbox;

import io.dawsos.observability.Runbook;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of the runbook that nobody has run yet: its indented lines, and what its sentences
 * and tables have between backquotes and begins with a program or names a command of ours, such as
 * {@code pack list}. Not thread-safe.
 */
final class OpenCommands {
  /** Settings of the environment before a command. */
  private static final String SETTINGS = "(?:[A-Z_]+=(?:'[^']*'|\\S+) )*";

  /** Whoever writes a command of another program into the runbook adds it here. */
  private static final Pattern COMMAND =
      Pattern.compile(
          SETTINGS
              + "(?:\\./dawsos|amtool|createdb|curl|df|docker|du|git|kill|mkdir|openssl|pg_dump"
              + "|pg_restore|ps|psql|sed|select|sha256sum|tar|unzip|vacuum) .*");

  private static final Pattern OURS = Pattern.compile(SETTINGS + "\\./dawsos .*");
  private static final Pattern GROUP = Pattern.compile("\\./dawsos ([a-z]+) [a-z].*");

  /** What is the reader's to fill in. */
  private static final Pattern PLACE =
      Pattern.compile("(?<![\\w$\"])(?:D|ID|N|NAME|NEW|USER|UUID)(?![\\w\"])|…");

  private final Set<String> documented = new TreeSet<>();
  private final Set<String> open = new TreeSet<>();

  OpenCommands(Runbook runbook) {
    for (String line : runbook.commands().toList()) {
      if (!COMMAND.matcher(line).matches()) {
        throw new AssertionError("begins with no program that is known here: " + line);
      }
      documented.add(line);
    }
    List<String> code = runbook.code().toList();
    Pattern name = names(Stream.concat(documented.stream(), code.stream()));
    code.stream()
        .filter(each -> COMMAND.matcher(each).matches() || name.matcher(each).matches())
        .forEach(documented::add);
    open.addAll(documented);
  }

  /** Matches commands of ours without the program, by the groups that others show. */
  private static Pattern names(Stream<String> lines) {
    return Pattern.compile(
        lines
                .map(GROUP::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .collect(Collectors.joining("|", "(?:", ")"))
            + " [a-z-]+(?: .*)?");
  }

  /** Whether the runbook has this command, word by word. */
  boolean has(String line) {
    return documented.contains(line);
  }

  /** Notes what was run: the same command, and every shorter name of it. */
  void ran(String line) {
    open.removeIf(each -> isOf(each, line));
  }

  private static boolean isOf(String documented, String line) {
    String pattern = "\\Q" + PLACE.matcher(documented).replaceAll("\\\\E\\\\S+\\\\Q") + "\\E";
    return documented.equals(line)
        || (OURS.matcher(documented).matches()
            ? line.matches(pattern)
            : line.matches(
                "(?:"
                    + SETTINGS
                    + "\\./dawsos )?"
                    + pattern.replace(" ", "\\E(?: .*)? \\Q")
                    + "(?: .*)?"));
  }

  /** What is left, in alphabetical order. */
  Set<String> left() {
    return new TreeSet<>(open);
  }
}
