package io.dawsos.job.cli.access;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
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
    OwnedView.print(services, services.stores().portfolios().listOwned(), output);
    return ExitCode.DONE;
  }
}
