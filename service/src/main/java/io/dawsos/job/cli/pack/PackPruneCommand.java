package io.dawsos.job.cli.pack;

import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.store.PackRetention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack prune}: gives up old packs that no stored result refers to. */
final class PackPruneCommand implements Subcommand {
  @Override
  public String name() {
    return "prune";
  }

  @Override
  public String help() {
    return "give up packs before a date that no stored result or daily value refers to;"
        + " their ids and hashes remain";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("--before")
        .required(true)
        .metavar("YYYY-MM-DD")
        .help("packs of this date and later stay");
    parser
        .addArgument("--author")
        .metavar("NAME")
        .help("who decides it (default: the user of this process)");
    parser
        .addArgument("--dry-run")
        .action(Arguments.storeTrue())
        .help("show which packs would go, and keep them");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate before = CommandArguments.requiredDate(arguments, "before");
    String author = CommandArguments.author(arguments);
    CommandArguments.checked(
        () -> {
          PriceOverride.checkAuthor(author);
          return author;
        });
    PackRetention retention = services.stores().retention();
    List<PackHeader> unused = retention.unused(before);
    boolean keep = arguments.getBoolean("dry_run");
    List<PackHeader> gone = keep ? unused : prune(retention, unused, author, output);
    PackTable.print(gone.stream().map(PackView::of).toList(), output);
    output.note((keep ? "%d packs would go" : "%d packs are gone").formatted(gone.size()));
    return ExitCode.DONE;
  }

  private static List<PackHeader> prune(
      PackRetention retention, List<PackHeader> unused, String author, Output output) {
    List<PackHeader> gone = new ArrayList<>();
    try (ProgressBar bar = output.progress("pruning packs", unused.size())) {
      for (PackHeader pack : unused) {
        if (retention.prune(pack.id(), author)) {
          gone.add(pack);
          output.changed("pack", pack.id());
        }
        bar.step();
      }
    }
    return gone;
  }
}
