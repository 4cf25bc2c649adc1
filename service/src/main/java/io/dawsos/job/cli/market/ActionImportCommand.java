package io.dawsos.job.cli.market;

import io.dawsos.job.ActionJob.Brought;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.provider.file.ActionFile;
import java.nio.file.Path;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code action import}: brings in the splits and dividends of a file. */
final class ActionImportCommand implements Subcommand {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public String help() {
    return "store the splits and dividends of a CSV file";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("file")
        .metavar("FILE")
        .help(
            "CSV with the header kind,security,ex_date,new_units,old_units,record_date,pay_date,"
                + "amount,currency");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    ActionFile file = ActionFile.read(Path.of(arguments.getString("file")));
    Brought brought = services.actionJob().add(file);
    output.changed("action", null);
    ActionReport.print(brought, output);
    return ExitCode.DONE;
  }
}
