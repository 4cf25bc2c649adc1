package io.dawsos.job.cli.access;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.portfolio.PortfolioId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code portfolio remove}: forgets a portfolio that nothing was computed for. */
final class PortfolioRemoveCommand implements Subcommand {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String help() {
    return "forget a portfolio; refused where results of it are stored";
  }

  @Override
  public void configure(Subparser parser) {
    PortfolioArgument.add(parser);
  }

  /** What {@code --json} prints. */
  record Report(PortfolioId removed) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PortfolioId id = PortfolioArgument.of(arguments);
    services.stores().portfolios().remove(id);
    output.changed("portfolio", id);
    if (output.isJson()) {
      output.json(new Report(id));
    } else {
      output.line("removed " + id);
    }
    return ExitCode.DONE;
  }
}
