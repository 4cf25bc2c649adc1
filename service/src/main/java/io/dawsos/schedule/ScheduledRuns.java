package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.schedule.store.JobState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What happens at a moment of a job's cron: its due dates run, the oldest first. */
final class ScheduledRuns {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledRuns.class);
  private static final String REQUESTED_BY = "schedule";

  private final JobRunner runner;
  private final DueDates dates;

  ScheduledRuns(JobRunner runner, DueDates dates) {
    this.runner = runner;
    this.dates = dates;
  }

  /**
   * Runs what is due and not ended. A date that fails does not hold back the dates after it.
   *
   * @param scheduled when the job was to start
   * @param stopping whether this server stops, so that no further date is begun
   * @return whether every date ended; if not, the same moment is still due
   */
  boolean run(Instant scheduled, BooleanSupplier stopping) {
    for (LocalDate date : dates.at(scheduled)) {
      if (stopping.getAsBoolean() || !ends(date)) {
        return false;
      }
    }
    return true;
  }

  private boolean ends(LocalDate date) {
    try {
      RunReport report = runner.run(date, REQUESTED_BY, false);
      LOG.atLevel(report.failure() == null ? Level.INFO : Level.ERROR).log(report.sentence());
      return report.state() != JobState.INTERRUPTED;
    } catch (DawsosException e) {
      if (e.code() != ErrorCode.JOB_RUNNING) {
        throw e;
      }
      LOG.info("{}", e.message());
      return false;
    }
  }
}
