package io.dawsos;

import io.dawsos.job.cli.CommandContext;
import io.dawsos.job.cli.CommandGroup;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code server}: serves the API until it is told to stop. */
class StartCommand extends ServerCommand<DawsosConfiguration> {
  private final CommandContext context;

  <A extends Application<DawsosConfiguration> & CommandContext> StartCommand(A application) {
    this(application, application, "server", "serve the API until interrupted");
  }

  StartCommand(
      Application<DawsosConfiguration> application,
      CommandContext context,
      String name,
      String description) {
    super(application, name, description);
    this.context = context;
  }

  @Override
  protected Argument addFileArgument(Subparser parser) {
    return super.addFileArgument(parser)
        .setDefault(CommandGroup.defaultConfiguration())
        .help("configuration file (default: DAWSOS_CONFIG, else config.yml)");
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    context.fail(failure);
  }
}
