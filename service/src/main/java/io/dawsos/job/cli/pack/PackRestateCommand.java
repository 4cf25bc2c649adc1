package io.dawsos.job.cli.pack;

import io.dawsos.job.PackJob;
import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.store.PackStore.Sealed;
import java.time.LocalDate;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack restate}: corrects the pack of a date by a new one beside it. */
final class PackRestateCommand implements Subcommand {
  @Override
  public String name() {
    return "restate";
  }

  @Override
  public String help() {
    return "build a date again from what the sources say now; the sealed pack stays as it is";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--date").required(true).metavar("YYYY-MM-DD").help("the as-of date");
    CommandArguments.addReasonAndAuthor(parser, true);
    BuildArguments.addSources(parser);
    parser
        .addArgument("--mark-fresh")
        .action(Arguments.storeTrue())
        .help("release the new pack if its needed prices are complete");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate date = CommandArguments.requiredDate(arguments, "date");
    Restatement why =
        CommandArguments.checked(
            () ->
                new Restatement(arguments.getString("reason"), CommandArguments.author(arguments)));
    PackJob job = BuildArguments.job(services, arguments, output);
    Sealed sealed = job.restate(date, why);
    PackHeader header = sealed.header();
    if (sealed.created()) {
      output.changed("pack", header.id());
    }
    if (sealed.created() && arguments.getBoolean("mark_fresh") && job.isComplete(header)) {
      header = job.release(header);
    }
    PackTable.print(List.of(PackView.built(header, sealed.created())), output);
    output.note(note(sealed));
    return BuildArguments.exitCode(List.of(header), job);
  }

  private static String note(Sealed sealed) {
    PackHeader header = sealed.header();
    if (!sealed.created()) {
      return "nothing to restate: the sources say what %s holds".formatted(header.id());
    }
    return header.status() == io.dawsos.pack.PackStatus.ERROR
        ? "%s was found wrong and supersedes nothing; see `dawsos pack show %s`"
            .formatted(header.id(), header.id())
        : "%s is the pack of %s now; `dawsos pack diff` and `dawsos pack impact` tell what changes"
            .formatted(header.id(), header.id().asOf());
  }
}
