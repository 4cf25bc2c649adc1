package io.dawsos.job.cli.access;

import io.dawsos.access.User;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user list}: every user. */
final class UserListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list the users";
  }

  @Override
  public void configure(Subparser parser) {}

  /** What {@code --json} prints. */
  record Report(List<User> users) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<User> users = services.stores().users().list();
    if (output.isJson()) {
      output.json(new Report(users));
    } else {
      UserTable.rows(users, output);
    }
    return ExitCode.DONE;
  }
}
