package io.dawsos.job.cli.market;

import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.UUID;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code symbol remove}: takes a mapping out of the table. */
final class SymbolRemoveCommand implements Subcommand {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String help() {
    return "remove a mapping; packs that were built with it stay as they are";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the mapping's id, as `symbol list` shows it");
  }

  /** What {@code --json} prints. */
  record Report(UUID removed) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    UUID id =
        CommandArguments.uuid(arguments.getString("id"), "`dawsos symbol list` shows the ids");
    services.stores().symbols().remove(id);
    output.changed("symbol", id);
    if (output.isJson()) {
      output.json(new Report(id));
    } else {
      output.line("removed " + id);
    }
    return ExitCode.DONE;
  }
}
