package io.dawsos.job.cli.pack;

import io.dawsos.job.PackJob;
import io.dawsos.job.PackView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore.Sealed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pack build}: freezes the prices of a date, or of every business day of a range. */
final class PackBuildCommand implements Subcommand {
  @Override
  public String name() {
    return "build";
  }

  @Override
  public String help() {
    return "build and seal the pack of a date, or of every business day of a range";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--date").metavar("YYYY-MM-DD").help("the as-of date");
    parser.addArgument("--from").metavar("YYYY-MM-DD").help("first date of a range");
    parser.addArgument("--to").metavar("YYYY-MM-DD").help("last date of a range");
    BuildArguments.addSources(parser);
    parser
        .addArgument("--mark-fresh")
        .action(Arguments.storeTrue())
        .help("release each pack whose needed prices are complete");
    parser
        .addArgument("--dry-run")
        .action(Arguments.storeTrue())
        .help("store nothing; show what a pack would hold and lack, and what no provider knows");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<LocalDate> dates = dates(services, arguments);
    PackJob job = BuildArguments.job(services, arguments, output);
    if (arguments.getBoolean("dry_run")) {
      return DryRun.print(job, dates, output);
    }
    List<Sealed> built = build(job, dates, output);
    boolean release = arguments.getBoolean("mark_fresh");
    List<PackView> views = new ArrayList<>();
    for (Sealed pack : built) {
      PackHeader header = pack.header();
      if (release && job.isComplete(header)) {
        header = release(job, pack, output);
      }
      views.add(PackView.built(header, pack.created()));
    }
    print(views, output);
    return BuildArguments.exitCode(built.stream().map(Sealed::header).toList(), job);
  }

  private static PackHeader release(PackJob job, Sealed pack, Output output) {
    PackHeader released = job.release(pack.header());
    if (!pack.created() && pack.header().status() != released.status()) {
      output.changed("pack", released.id());
    }
    return released;
  }

  private static List<LocalDate> dates(Services services, Namespace arguments) {
    LocalDate date = CommandArguments.date(arguments, "date");
    LocalDate from = CommandArguments.date(arguments, "from");
    LocalDate to = CommandArguments.date(arguments, "to");
    boolean range = from != null && to != null && date == null;
    if (!range && (date == null || from != null || to != null)) {
      throw CommandArguments.invalid(
          "give --date, or both --from and --to", "see `dawsos pack build --help`");
    }
    LocalDate first = date != null ? date : from;
    LocalDate last = date != null ? date : to;
    if (first == null || last == null || last.isBefore(first)) {
      throw CommandArguments.invalid(
          "--to %s lies before --from %s".formatted(last, first), "swap them");
    }
    CommandArguments.requirePast(last, services.freshness());
    services.requireFixed(last);
    List<LocalDate> days = services.calendar().businessDays(first, last);
    if (days.isEmpty()) {
      throw CommandArguments.invalid(
          "%s is not a business day".formatted(first), "packs are built for business days");
    }
    return days;
  }

  private static List<Sealed> build(PackJob job, List<LocalDate> dates, Output output) {
    List<Sealed> built = new ArrayList<>(dates.size());
    if (dates.size() == 1) {
      built.add(build(job, dates.get(0), output));
      return built;
    }
    try (ProgressBar bar = output.progress("building packs", dates.size())) {
      for (LocalDate date : dates) {
        built.add(build(job, date, output));
        bar.step();
      }
    }
    return built;
  }

  private static Sealed build(PackJob job, LocalDate date, Output output) {
    Sealed sealed = job.build(date);
    if (sealed.created()) {
      output.changed("pack", sealed.header().id());
    }
    return sealed;
  }

  private static void print(List<PackView> packs, Output output) {
    PackTable.print(packs, output);
    long created = packs.stream().filter(pack -> Boolean.TRUE.equals(pack.created())).count();
    output.note("%d built, %d unchanged".formatted(created, packs.size() - created));
    packs.stream()
        .filter(pack -> pack.status().equals(PackStatus.ERROR.text()))
        .forEach(
            pack ->
                output.note(
                    "%s was found wrong; see `dawsos pack show %s`"
                        .formatted(pack.id(), pack.id())));
    packs.stream()
        .filter(pack -> !pack.missing().isEmpty())
        .forEach(
            pack ->
                output.note(
                    "%s lacks %d of %d needed prices: %s"
                        .formatted(
                            pack.id(),
                            pack.missing().size(),
                            pack.neededCount(),
                            String.join(", ", pack.missing()))));
  }
}
