package io.dawsos.job.cli.market;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.Decimals;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.Split;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code action list}: the stored splits and dividends. */
final class ActionListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list stored splits and dividends by ex-date";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("earliest ex-date");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("latest ex-date");
  }

  /** What {@code --json} prints. */
  record All(List<Split> splits, List<Dividend> dividends) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate from = CommandArguments.from(arguments);
    LocalDate to = CommandArguments.to(arguments);
    All all =
        new All(
            services.stores().actions().splits(from, to),
            services.stores().actions().dividends(from, to));
    if (output.isJson()) {
      output.json(all);
    } else {
      output.table(List.of("EX-DATE", "KIND", "SECURITY", "TERMS", "PAID", "SOURCE"), rows(all));
    }
    return ExitCode.DONE;
  }

  private static List<List<String>> rows(All all) {
    List<List<String>> rows = new ArrayList<>();
    for (Split split : all.splits()) {
      rows.add(
          List.of(
              split.exDate().toString(),
              "split",
              split.security().code(),
              "%s for %s"
                  .formatted(
                      Decimals.canonical(split.newUnits()), Decimals.canonical(split.oldUnits())),
              "-",
              split.source()));
    }
    for (Dividend dividend : all.dividends()) {
      rows.add(
          List.of(
              dividend.exDate().toString(),
              "dividend",
              dividend.security().code(),
              Decimals.canonical(dividend.amount()) + " " + dividend.currency(),
              dividend.payDate() == null ? "-" : dividend.payDate().toString(),
              dividend.source()));
    }
    return rows;
  }
}
