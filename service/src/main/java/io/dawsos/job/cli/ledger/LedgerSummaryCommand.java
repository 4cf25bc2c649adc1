package io.dawsos.job.cli.ledger;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSearch;
import io.dawsos.ledger.LedgerSearch.Found;
import io.dawsos.ledger.summary.LedgerSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

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
    LedgerArgument.declareCommit(parser);
    LedgerArgument.declareDialect(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) throws IOException {
    return summarise(
        LedgerArgument.loader(services.ledgerRules(LedgerName.DEFAULT), arguments),
        arguments.getList(PATHS),
        arguments.getString("commit"),
        output);
  }

  /**
   * Prints what the ledgers at some paths come to.
   *
   * @param commit the commit that they are read from; null for the files as they are
   */
  static ExitCode summarise(
      LedgerLoader loader, List<String> paths, @Nullable String commit, Output output)
      throws IOException {
    List<Found> ledgers = new ArrayList<>();
    for (String path : paths) {
      ledgers.addAll(ledgers(Path.of(path), commit));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Found ledger : ledgers) {
      LedgerSummary summary =
          LedgerSummary.of(ledger.name(), ledger.location().load(loader, commit));
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

  private static List<Found> ledgers(Path path, @Nullable String commit) throws IOException {
    List<Found> found = LedgerSearch.in(path, commit);
    if (found.isEmpty() && (commit != null || !Files.isDirectory(path))) {
      throw CommandArguments.invalid(
          "there is no file or folder %s%s".formatted(path, commit == null ? "" : " in " + commit),
          "name a main Beancount file or a folder");
    }
    return found;
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
