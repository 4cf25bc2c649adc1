package io.dawsos.job.cli.access;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code portfolio show}: one portfolio, whose it is and who else may see it. */
final class PortfolioShowCommand implements Subcommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "show a portfolio, whose it is and who else may see it";
  }

  @Override
  public void configure(Subparser parser) {
    PortfolioArgument.add(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    OwnedView.print(services, PortfolioArgument.of(arguments), output);
    return ExitCode.DONE;
  }
}
