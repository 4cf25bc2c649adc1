package io.dawsos.job.cli.pack;

import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack mark-fresh}: releases a warming pack. */
final class PackMarkFreshCommand implements Subcommand {
  @Override
  public String name() {
    return "mark-fresh";
  }

  @Override
  public String help() {
    return "release a warming pack whose needed prices are complete";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("the pack, such as PP_2025-12-31");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PackHeader header =
        services
            .stores()
            .packs()
            .markFresh(CommandArguments.packId(arguments.getString("id")), services.completeness());
    output.changed("pack", header.id());
    if (output.isJson()) {
      output.json(PackView.of(header));
    } else {
      output.line("%s is %s".formatted(header.id(), header.status().text()));
    }
    return ExitCode.DONE;
  }
}
