package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.LedgerOption;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.LedgerUnion;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerRules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/**
 * The ledger that a command reads: which, of which commit, by which rules.
 *
 * @param parts the ledgers that it is made of, which is one unless it is joined
 * @param loader loads them by the rules
 */
record LedgerArgument(List<Part> parts, LedgerLoader loader) {
  /**
   * A ledger that is read itself.
   *
   * @param location where it is
   * @param commit what stands for the commit; null for the newest version
   */
  record Part(LedgerName name, LedgerLocation location, @Nullable String commit) {}

  /** Declares the optional file, {@code --ledger}, {@code --commit} and {@code --dialect}. */
  static void declare(Subparser parser) {
    parser
        .addArgument("file")
        .nargs("?")
        .metavar("FILE")
        .help("main Beancount file (default: that of the configuration)");
    parser
        .addArgument("--ledger")
        .metavar("LEDGER")
        .help("a ledger of the configuration (default: default, that of the section ledger)");
    declareCommit(parser);
    declareDialect(parser);
  }

  static void declareCommit(Subparser parser) {
    parser
        .addArgument("--commit")
        .metavar("COMMIT")
        .help(
            "read it from git: a hash or its first digits, a branch, a tag, of a joined ledger one of"
                + " each part joined by + (default: the newest commit of a ledger in git, else the"
                + " files as they are)");
  }

  static void declareDialect(Subparser parser) {
    parser
        .addArgument("--dialect")
        .metavar("v2|v3")
        .help("follow Beancount 2.3.5 or 3.2.3 (default: that of the configuration, else v3)");
  }

  static LedgerArgument of(Services services, Namespace arguments) {
    String file = arguments.getString("file");
    if (file != null && arguments.getString("ledger") != null) {
      throw CommandArguments.invalid("both FILE and --ledger are given", "give one of them");
    }
    LedgerName name = LedgerOption.name(services, arguments);
    List<LedgerName> names = services.ledgerParts(name);
    List<String> commits = commits(arguments.getString("commit"), name, names);
    List<Part> parts =
        IntStream.range(0, names.size())
            .mapToObj(
                i ->
                    new Part(
                        names.get(i),
                        file == null
                            ? services.ledgerLocation(names.get(i))
                            : LedgerLocation.ofFile(Path.of(file)),
                        commits.isEmpty() ? null : commits.get(i)))
            .toList();
    return new LedgerArgument(parts, loader(services.ledgerRules(names.get(0)), arguments));
  }

  /** Returns the commit of each part; empty for the newest versions. */
  private static List<String> commits(
      @Nullable String given, LedgerName name, List<LedgerName> parts) {
    if (given == null) {
      return List.of();
    }
    List<String> commits = parts.size() == 1 ? List.of(given) : List.of(given.split("\\+", -1));
    if (commits.size() != parts.size()) {
      throw CommandArguments.invalid(
          "--commit names %d commits, and the ledger \"%s\" is joined of %s"
              .formatted(commits.size(), name, parts),
          "name one of each, in this order and joined by +");
    }
    return commits;
  }

  /** Returns a loader by these rules, of the dialect that the command line names. */
  static LedgerLoader loader(LedgerRules rules, Namespace arguments) {
    String dialect = arguments.getString("dialect");
    return new LedgerLoader(
        dialect == null
            ? rules
            : new LedgerRules(
                CommandArguments.checked(() -> Dialect.of(dialect)), rules.averageBooking()));
  }

  /** Returns the one ledger that is read; refuses a joined one. */
  Part single() {
    if (parts.size() > 1) {
      throw CommandArguments.invalid(
          "the ledger is joined of " + parts.stream().map(Part::name).toList(),
          "name one of these with --ledger");
    }
    return parts.get(0);
  }

  /** Returns the main file, of a joined ledger those of its parts. */
  String file() {
    return parts.stream()
        .map(part -> part.location().mainFile().toString())
        .collect(Collectors.joining("+"));
  }

  LedgerSnapshot load() {
    return parts.size() == 1
        ? load(parts.get(0))
        : LedgerUnion.of(
            parts.stream().map(part -> new LedgerUnion.Part(part.name(), load(part))).toList());
  }

  private LedgerSnapshot load(Part part) {
    return part.location().load(loader, part.commit());
  }
}
