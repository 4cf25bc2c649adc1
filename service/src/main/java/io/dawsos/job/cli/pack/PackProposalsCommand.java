package io.dawsos.job.cli.pack;

import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.job.cli.market.ActionReport;
import io.dawsos.pack.store.ActionStore.Proposal;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack proposals}: packs that what became known later calls into question. */
final class PackProposalsCommand implements Subcommand {
  @Override
  public String name() {
    return "proposals";
  }

  @Override
  public String help() {
    return "list the packs that a split which became known late calls into question";
  }

  @Override
  public void configure(Subparser parser) {}

  /** What {@code --json} prints. */
  record All(List<Proposal> proposals) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<Proposal> proposals = services.stores().actions().proposals();
    if (output.isJson()) {
      output.json(new All(proposals));
    } else {
      ActionReport.printProposals(proposals, output);
      output.note("%d packs should be restated".formatted(proposals.size()));
    }
    return ExitCode.DONE;
  }
}
