package io.dawsos.job.cli.access;

import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user disable}: refuses every request of a user. */
final class UserDisableCommand implements Subcommand {
  @Override
  public String name() {
    return "disable";
  }

  @Override
  public String help() {
    return "refuse every request of a user from now on";
  }

  @Override
  public void configure(Subparser parser) {
    UserArgument.add(parser);
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    UserStore users = services.stores().users();
    UserId id = UserArgument.of(services, arguments).id();
    users.disable(id);
    output.changed("user", id);
    UserTable.print(users.get(id), output);
    return ExitCode.DONE;
  }
}
