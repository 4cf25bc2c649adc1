package io.dawsos.job.cli.pack;

import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack list}: the stored packs, the newest first. */
final class PackListCommand implements Subcommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list stored packs, the newest first";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("earliest as-of date");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("latest as-of date");
    parser
        .addArgument("--limit")
        .type(Integer.class)
        .choices(net.sourceforge.argparse4j.impl.Arguments.range(1, 1_000_000))
        .setDefault(1_000)
        .metavar("N")
        .help("at most so many (default: 1000)");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<PackView> packs =
        services
            .stores()
            .packs()
            .list(
                CommandArguments.from(arguments),
                CommandArguments.to(arguments),
                arguments.getInt("limit"))
            .stream()
            .map(PackView::of)
            .toList();
    PackTable.print(packs, output);
    return ExitCode.DONE;
  }
}
