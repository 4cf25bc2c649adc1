package io.dawsos.job.cli.access;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user show}: one user. */
final class UserShowCommand implements Subcommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "show a user";
  }

  @Override
  public void configure(Subparser parser) {
    UserArgument.add(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    UserTable.print(UserArgument.of(services, arguments), output);
    return ExitCode.DONE;
  }
}
