package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.summary.LedgerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code ledger summary}: what ledgers come to, to be compared with what Beancount says. */
final class LedgerSummaryCommand implements Subcommand {
  private static final String PATHS = "paths";

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String help() {
    return "summarise ledgers: errors, counts, lots, balances, valuations, last prices";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument(PATHS)
        .nargs("+")
        .metavar("PATH")
        .help("main Beancount file, or a folder of which every .beancount and .bean is a ledger");
    LedgerArgument.declareDialect(parser);
  }

  /** A ledger, and what it is called. */
  private record Named(String name, Path file) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) throws IOException {
    return summarise(LedgerArgument.loader(services, arguments), arguments.getList(PATHS), output);
  }

  /** Prints what the ledgers at some paths come to. */
  static ExitCode summarise(LedgerLoader loader, List<String> paths, Output output)
      throws IOException {
    List<Named> ledgers = new ArrayList<>();
    for (String path : paths) {
      ledgers.addAll(ledgers(Path.of(path)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Named ledger : ledgers) {
      LedgerSummary summary = LedgerSummary.of(ledger.name(), loader.load(ledger.file()));
      if (output.isJson()) {
        output.jsonLine(summary);
      } else {
        rows.add(row(summary));
      }
    }
    if (!output.isJson()) {
      output.table(
          List.of("LEDGER", "DIRECTIVES", "ERRORS", "LOTS", "DATE", "TOTAL", "CURRENCY"), rows);
    }
    output.note("%d ledgers".formatted(ledgers.size()));
    return ExitCode.DONE;
  }

  /** Returns the ledgers of a folder, called by their path in it, or the one that the path is. */
  private static List<Named> ledgers(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (!Files.isRegularFile(path)) {
        throw CommandArguments.invalid(
            "there is no file or folder " + path, "name a main Beancount file or a folder");
      }
      return List.of(new Named(String.valueOf(path.getFileName()), path));
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> file.toString().endsWith(".beancount") || file.toString().endsWith(".bean"))
          .map(file -> new Named(path.relativize(file).toString().replace('\\', '/'), file))
          .sorted(Comparator.comparing(Named::name))
          .toList();
    }
  }

  /** The totals are those of the last date, in the first currency. */
  private static List<String> row(LedgerSummary summary) {
    List<LedgerSummary.Valuation> values = summary.valuation();
    LedgerSummary.Valuation last =
        values.stream()
            .filter(value -> value.date().equals(values.get(values.size() - 1).date()))
            .findFirst()
            .orElse(null);
    return List.of(
        summary.ledger(),
        Integer.toString(summary.totalDirectives()),
        Integer.toString(summary.errors().size()),
        Integer.toString(summary.lots().size()),
        last == null ? "" : last.date().toString(),
        last == null ? "" : last.total(),
        last == null ? "" : last.currency());
  }
}
