package io.dawsos.job.cli.access;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code key revoke}: refuses an API key from now on. */
final class KeyRevokeCommand implements Subcommand {
  @Override
  public String name() {
    return "revoke";
  }

  @Override
  public String help() {
    return "refuse an API key from now on";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the key's id, as `key list` shows it");
  }

  /** What {@code --json} prints. */
  record Report(UUID revoked) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    UUID id = CommandArguments.uuid(arguments.getString("id"), "`dawsos key list` shows the ids");
    services.stores().apiKeys().revoke(id);
    output.changed("key", id);
    if (output.isJson()) {
      output.json(new Report(id));
    } else {
      output.line("revoked " + id);
    }
    return ExitCode.DONE;
  }
}
