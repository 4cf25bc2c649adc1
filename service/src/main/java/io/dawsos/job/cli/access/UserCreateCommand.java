package io.dawsos.job.cli.access;

import io.dawsos.access.User;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code user create}: makes a user. */
final class UserCreateCommand implements Subcommand {
  @Override
  public String name() {
    return "create";
  }

  @Override
  public String help() {
    return "make a user";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("name").metavar("NAME").help("for people; no other user has it");
    parser.addArgument("--role").required(true).metavar("ROLE").help(UserArgument.roles());
    parser
        .addArgument("--issuer")
        .metavar("ISS")
        .help("issuer of the tokens that name the user; goes with --subject");
    parser.addArgument("--subject").metavar("SUB").help("who the user is in those tokens");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    String issuer = arguments.getString("issuer");
    String subject = arguments.getString("subject");
    if ((issuer == null) != (subject == null)) {
      throw CommandArguments.invalid("--issuer and --subject go together", "give both, or neither");
    }
    User user =
        services
            .stores()
            .users()
            .create(
                CommandArguments.name(arguments),
                UserArgument.role(arguments.getString("role")),
                issuer,
                subject);
    output.changed("user", user.id());
    if (output.isJson()) {
      output.json(user);
    } else {
      output.line(user.id().toString());
    }
    return ExitCode.DONE;
  }
}
