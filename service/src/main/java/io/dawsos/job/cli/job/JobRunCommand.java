package io.dawsos.job.cli.job;

import io.dawsos.job.Nightly;
import io.dawsos.job.RunView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.schedule.RunReport;
import java.time.LocalDate;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code job run}: runs a job for a date now, or goes on where its last run stopped. */
final class JobRunCommand implements Subcommand {
  private static final String REQUESTED_BY = "command";

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String help() {
    return "run a job for a date, or go on where its last run stopped";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("job").choices(Nightly.JOB).metavar("JOB").help(Nightly.JOB);
    parser
        .addArgument("--date")
        .metavar("YYYY-MM-DD")
        .help("the business date (default: today, or the last business day before it)");
    parser
        .addArgument("--again")
        .action(Arguments.storeTrue())
        .help("start from the first step, even where a run can be resumed");
  }

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate date = date(services, CommandArguments.date(arguments, "date"));
    RunReport report =
        Nightly.runner(services).run(date, REQUESTED_BY, arguments.getBoolean("again"));
    output.changed("job", date);
    report.requireDone();
    RunView view = RunView.of(services.stores().runs().list(report.run().job(), date, 1).get(0));
    if (output.isJson()) {
      output.json(view);
    } else {
      JobTable.print(List.of(view), output);
    }
    return ExitCode.DONE;
  }

  private static LocalDate date(Services services, @Nullable LocalDate given) {
    BusinessCalendar calendar = services.calendar();
    if (given == null) {
      return calendar.onOrBefore(services.freshness().today());
    }
    CommandArguments.requirePast(given, services.freshness());
    if (!calendar.isBusinessDay(given)) {
      throw CommandArguments.invalid(
          "%s is not a business day".formatted(given),
          "the last one before it is " + calendar.onOrBefore(given));
    }
    return given;
  }
}
