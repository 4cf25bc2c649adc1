package io.dawsos.job.cli.job;

import io.dawsos.job.Nightly;
import io.dawsos.job.RunView;
import io.dawsos.job.Services;
import io.dawsos.job.cli.CommandArguments;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.schedule.NightlyConfiguration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;

/** {@code job status}: the last runs with their steps, and when the next one starts by itself. */
final class JobStatusCommand implements Subcommand {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String help() {
    return "show the last runs of the nightly job, and when it runs next";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("--date").metavar("YYYY-MM-DD").help("runs of this business date only");
    parser
        .addArgument("--limit")
        .type(Integer.class)
        .choices(Arguments.range(1, 10_000))
        .setDefault(10)
        .metavar("N")
        .help("at most so many runs (default: 10)");
  }

  /**
   * When the job runs by itself.
   *
   * @param cron null where it does not
   * @param next null where no server has run with this cron yet
   */
  record ScheduleView(@Nullable String cron, String zone, @Nullable Instant next) {}

  /** What {@code --json} prints. */
  record Status(ScheduleView schedule, List<RunView> runs) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    LocalDate date = CommandArguments.date(arguments, "date");
    List<RunView> runs =
        services.stores().runs().list(Nightly.JOB, date, arguments.getInt("limit")).stream()
            .map(RunView::of)
            .toList();
    ScheduleView schedule = schedule(services);
    if (output.isJson()) {
      output.json(new Status(schedule, runs));
    } else {
      JobTable.print(runs, output);
      output.line(sentence(schedule));
    }
    return ExitCode.DONE;
  }

  private static ScheduleView schedule(Services services) {
    NightlyConfiguration nightly = services.jobs().nightly();
    String zone = Nightly.zone(services).getId();
    return nightly.isScheduled()
        ? new ScheduleView(
            nightly.cron(), zone, services.stores().runs().nextExecution(Nightly.JOB).orElse(null))
        : new ScheduleView(null, zone, null);
  }

  private static String sentence(ScheduleView schedule) {
    if (schedule.cron() == null) {
      return "not scheduled: jobs.nightly.cron is empty";
    }
    return schedule.next() == null
        ? "scheduled at \"%s\" in %s, once a server runs"
            .formatted(schedule.cron(), schedule.zone())
        : "next: %s, at \"%s\" in %s"
            .formatted(
                schedule.next().atZone(ZoneId.of(schedule.zone())).toOffsetDateTime(),
                schedule.cron(),
                schedule.zone());
  }
}
