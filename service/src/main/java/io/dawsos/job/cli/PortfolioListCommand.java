package io.dawsos.job.cli;

import io.dawsos.job.Services;
import io.dawsos.portfolio.Portfolio;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code portfolio list}: every portfolio. */
final class PortfolioListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list the portfolios";
  }

  @Override
  public void configure(Subparser parser) {}

  /** A portfolio as commands print it. */
  record View(String id, String name, String baseCurrency, List<String> accounts) {
    static View of(Portfolio portfolio) {
      return new View(
          portfolio.id().toString(),
          portfolio.name(),
          portfolio.baseCurrency().code(),
          portfolio.accounts().patterns());
    }
  }

  /** What {@code --json} prints. */
  record Report(List<View> portfolios) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<View> portfolios = services.portfolios().list().stream().map(View::of).toList();
    if (output.isJson()) {
      output.json(new Report(portfolios));
    } else {
      output.table(
          List.of("ID", "CURRENCY", "NAME", "ACCOUNTS"),
          portfolios.stream()
              .map(
                  view ->
                      List.of(
                          view.id(),
                          view.baseCurrency(),
                          view.name(),
                          String.join(" ", view.accounts())))
              .toList());
    }
    return ExitCode.DONE;
  }
}
