package io.dawsos.job.cli.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.Nightly;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.schedule.Backfill;
import io.dawsos.schedule.RunReport;
import java.time.LocalDate;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code job backfill}: runs the nightly job for the business days of a range. */
final class JobBackfillCommand implements Subcommand {
  @Override
  public String name() {
    return "backfill";
  }

  @Override
  public String help() {
    return "run the nightly job for the business days of a range that are not done";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--from").required(true).metavar("YYYY-MM-DD").help("first date");
    parser.addArgument("--to").required(true).metavar("YYYY-MM-DD").help("last date");
    parser
        .addArgument("--again")
        .action(Arguments.storeTrue())
        .help("run every date from its first step, those that are done too");
    parser
        .addArgument("--keep-going")
        .action(Arguments.storeTrue())
        .help("go on with the next date where one fails");
  }

  /** One date, as {@code --json} prints it. */
  record DateView(LocalDate date, String state, String result) {
    static DateView of(RunReport report) {
      return new DateView(report.run().businessDate(), report.state().text(), report.sentence());
    }
  }

  /** What {@code --json} prints. */
  record Report(int skipped, int left, List<DateView> dates) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<LocalDate> dates = dates(services, arguments);
    boolean again = arguments.getBoolean("again");
    Backfill backfill = new Backfill(Nightly.runner(services), services.stores().runs());
    List<LocalDate> due = again ? dates : backfill.left(dates);
    List<RunReport> reports;
    try (ProgressBar bar = output.progress("backfill", due.size())) {
      reports =
          backfill.run(
              due, again, arguments.getBoolean("keep_going"), report -> step(bar, report, output));
    }
    print(
        new Report(
            dates.size() - due.size(),
            due.size() - reports.size(),
            reports.stream().map(DateView::of).toList()),
        output);
    reports.stream()
        .filter(report -> !report.isDone())
        .findFirst()
        .ifPresent(first -> fail(first, reports));
    return ExitCode.DONE;
  }

  private static void step(ProgressBar bar, RunReport report, Output output) {
    output.changed("job", report.run().businessDate());
    bar.step();
  }

  private static List<LocalDate> dates(Services services, Namespace arguments) {
    LocalDate from = CommandArguments.date(arguments, "from");
    LocalDate to = CommandArguments.date(arguments, "to");
    if (from == null || to == null || to.isBefore(from)) {
      throw CommandArguments.invalid(
          "--to %s lies before --from %s".formatted(to, from), "swap them");
    }
    CommandArguments.requirePast(to, services.freshness());
    List<LocalDate> days = services.calendar().businessDays(from, to);
    if (days.isEmpty()) {
      throw CommandArguments.invalid(
          "there is no business day from %s to %s".formatted(from, to),
          "the job runs for business days");
    }
    return days;
  }

  private static void print(Report report, Output output) {
    if (output.isJson()) {
      output.json(report);
      return;
    }
    output.table(
        List.of("DATE", "STATE", "RESULT"),
        report.dates().stream()
            .map(date -> List.of(date.date().toString(), date.state(), date.result()))
            .toList());
    output.note(
        "%d dates were done already, %d are left".formatted(report.skipped(), report.left()));
  }

  private static void fail(RunReport first, List<RunReport> reports) {
    long failed = reports.stream().filter(report -> !report.isDone()).count();
    throw new DawsosException(
        ErrorCode.JOB_FAILED,
        "%d of %d dates failed, the first: %s".formatted(failed, reports.size(), first.sentence()),
        "mend it and give the same command again: it goes on there");
  }
}
