package io.dawsos.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.schedule.store.RunStore;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Starts a job at the times of its cron, in one of all servers on a database. The moment stays due
 * until its dates have ended: a server that takes over from a dead one, or finds a date locked,
 * works for the moment that was scheduled, not for that of its taking over.
 */
public final class JobSchedule implements Managed {
  private static final int THREADS = 2;

  /** How long a step may go on when the server stops, before and after it is interrupted. */
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  /**
   * A schedule; it begins with {@link #start}.
   *
   * @param configuration with a cron
   * @param zone the zone of the cron and of the business dates
   * @throws DawsosException CONFIGURATION_INVALID when the cron is none
   */
  public JobSchedule(
      JobsConfiguration configuration,
      ZoneId zone,
      BusinessCalendar calendar,
      JobRunner runner,
      RunStore store,
      DataSource database,
      InstantSource clock) {
    CronSchedule cron = cron(configuration.nightly().cron(), zone);
    ScheduledRuns runs =
        new ScheduledRuns(runner, new DueDates(runner.job(), store, calendar, zone));
    OnCompleteReschedule<Void> next = new OnCompleteReschedule<>(cron);
    CustomTask<Void> task =
        Tasks.custom(runner.job(), Void.class)
            .scheduleOnStartup(RecurringTask.INSTANCE, null, cron)
            .onFailure(JobSchedule::stillDue)
            .onDeadExecution(JobSchedule::stillDue)
            .execute(
                (instance, context) -> isSettled(runs, context) ? next : JobSchedule::stillDue);
    scheduler =
        Scheduler.create(database)
            .startTasks(task)
            .threads(THREADS)
            .pollingInterval(configuration.pollInterval().toJavaDuration())
            .heartbeatInterval(configuration.heartbeatInterval().toJavaDuration())
            .missedHeartbeatsLimit(JobsConfiguration.MISSED_HEARTBEATS)
            .shutdownMaxWait(STOP_WAIT)
            .schedulerName(new OwnName(JobRunner.owner() + "/" + UUID.randomUUID()))
            .failureLogging(LogLevel.WARN, false)
            .clock(clock::instant)
            .addSchedulerListener(new Looks(runner))
            .build();
  }

  /** Tells of every look at what is due. */
  private static final class Looks extends AbstractSchedulerListener {
    private final JobRunner runner;

    Looks(JobRunner runner) {
      this.runner = runner;
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
      if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
        runner.looked();
      }
    }
  }

  /** Reads a cron of six fields, seconds first. */
  static CronSchedule cron(String text, ZoneId zone) {
    try {
      CronSchedule cron = new CronSchedule(text, zone);
      if (!cron.isDisabled()) {
        return cron;
      }
    } catch (IllegalArgumentException e) {
      throw notACron(text, String.valueOf(e.getMessage()));
    }
    throw notACron(text, "it never fires");
  }

  private static DawsosException notACron(String text, String reason) {
    return new DawsosException(
        ErrorCode.CONFIGURATION_INVALID,
        "jobs.nightly.cron is not a cron, \"%s\": %s".formatted(text, Sentence.bounded(reason)),
        "write six fields, seconds first, such as \"0 30 22 * * MON-FRI\", or leave it empty");
  }

  private static boolean isSettled(ScheduledRuns runs, ExecutionContext context) {
    return runs.run(
        context.getExecution().getExecutionTime(), context.getSchedulerState()::isShuttingDown);
  }

  /** Keeps the time that was scheduled, which says for which date; db-scheduler would say now. */
  private static void stillDue(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    operations.reschedule(complete, complete.getExecution().getExecutionTime());
  }

  /** Names this scheduler in {@code scheduled_tasks}. */
  private record OwnName(String getName)
      implements com.github.kagkarlsson.scheduler.SchedulerName {}

  @Override
  public void start() {
    scheduler.start();
  }

  /** Stops within about twenty seconds; what is interrupted goes on elsewhere, or at next start. */
  @Override
  public void stop() {
    scheduler.stop();
  }
}
