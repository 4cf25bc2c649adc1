package io.dawsos.job.cli.access;

import io.dawsos.access.UserId;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.portfolio.PortfolioId;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code portfolio unshare}: no longer lets a user see a portfolio. */
final class PortfolioUnshareCommand implements Subcommand {
  @Override
  public String name() {
    return "unshare";
  }

  @Override
  public String help() {
    return "no longer let a user see a portfolio; its owner still does";
  }

  @Override
  public void configure(Subparser parser) {
    PortfolioArgument.add(parser);
    UserArgument.add(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PortfolioId id = PortfolioArgument.of(arguments);
    UserId user = UserArgument.of(services, arguments).id();
    if (services.stores().portfolios().unshare(id, user)) {
      output.changed("portfolio", id);
    }
    OwnedView.print(services, id, output);
    return ExitCode.DONE;
  }
}
