package io.dawsos.job.cli.pack;

import io.dawsos.job.PackJob;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.ledger.LedgerName;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** What {@code pack build} and {@code pack restate} have in common. */
final class BuildArguments {
  private BuildArguments() {}

  static void addSources(Subparser parser) {
    parser
        .addArgument("--source")
        .metavar("SOURCE")
        .action(Arguments.append())
        .help(
            "`ledger`, a provider, a CSV file or a folder of them; may be repeated, the most trusted"
                + " first (default: packs.sources of the configuration)");
    parser
        .addArgument("--all")
        .action(Arguments.storeTrue())
        .help("put every price that the sources know into the pack, not only those needed");
  }

  static PackJob job(Services services, Namespace arguments, Output output) {
    if (!services.hasLedger()) {
      output.note(
          "no ledger at %s: no price counts as needed"
              .formatted(services.ledgerLocation(LedgerName.DEFAULT).mainFile()));
    }
    List<String> named = arguments.getList("source");
    return services.packJob(named == null ? List.of() : named, arguments.getBoolean("all"));
  }

  /** FAILED where a pack was found wrong, else INCOMPLETE where one lacks a needed price. */
  static ExitCode exitCode(List<PackHeader> packs, PackJob job) {
    if (packs.stream().anyMatch(pack -> pack.status() == PackStatus.ERROR)) {
      return ExitCode.FAILED;
    }
    return packs.stream().allMatch(job::isComplete) ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}
