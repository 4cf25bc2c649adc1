package io.dawsos.job.cli.access;

import io.dawsos.job.PortfolioView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
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

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PortfolioView.All all = PortfolioView.All.of(services.stores().portfolios().list());
    if (output.isJson()) {
      output.json(all);
    } else {
      output.table(
          List.of("ID", "CURRENCY", "NAME", "ACCOUNTS"),
          all.portfolios().stream()
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
