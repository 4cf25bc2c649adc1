package io.dawsos.job.cli.access;

import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user set-role}: gives a user another role. */
final class UserSetRoleCommand implements Subcommand {
  @Override
  public String name() {
    return "set-role";
  }

  @Override
  public String help() {
    return "give a user another role; it holds from the next request on";
  }

  @Override
  public void configure(Subparser parser) {
    UserArgument.add(parser);
    parser.addArgument("role").metavar("ROLE").help(UserArgument.roles());
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    UserStore users = services.stores().users();
    UserId id = UserArgument.of(services, arguments).id();
    users.changeRole(id, UserArgument.role(arguments.getString("role")));
    output.changed("user", id);
    UserTable.print(users.get(id), output);
    return ExitCode.DONE;
  }
}
