package io.dawsos.job.cli;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** A command that is a word by itself, without a group. */
public final class SingleCommand extends Command {
  private final Subcommand command;
  private final CommandContext context;

  /** A command under its own name. */
  public SingleCommand(Subcommand command, CommandContext context) {
    super(command.name(), command.help());
    this.command = command;
    this.context = context;
  }

  @Override
  public void configure(Subparser parser) {
    CommandGroup.configure(parser, command);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    CommandGroup.run(context, command.name(), command, arguments);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    context.fail(failure);
  }
}
