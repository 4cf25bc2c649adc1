package io.dawsos.schedule;

import io.dawsos.money.BusinessCalendar;
import io.dawsos.schedule.store.RunStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says for which dates a job runs at a moment of its cron. */
final class DueDates {
  /** As many nights as are caught up by themselves; more is a backfill that somebody watches. */
  static final int MAX_MISSED = 5;

  private static final Logger LOG = LoggerFactory.getLogger(DueDates.class);

  private final String job;
  private final RunStore store;
  private final BusinessCalendar calendar;
  private final ZoneId zone;

  DueDates(String job, RunStore store, BusinessCalendar calendar, ZoneId zone) {
    this.job = job;
    this.store = store;
    this.calendar = calendar;
    this.zone = zone;
  }

  /**
   * Returns the business date of the moment, and before it those that were missed since the last
   * one that is done; without those that ended since the moment, well or not.
   *
   * @param scheduled when the job was to start, which may be long ago
   */
  List<LocalDate> at(Instant scheduled) {
    LocalDate date = calendar.onOrBefore(LocalDate.ofInstant(scheduled, zone));
    LocalDate last = store.lastDoneBefore(job, date).orElse(date);
    List<LocalDate> missed = calendar.businessDays(last.plusDays(1), date.minusDays(1));
    int dropped = Math.max(0, missed.size() - MAX_MISSED);
    if (dropped > 0) {
      LOG.warn(
          "{} missed {} dates; the oldest are left to `dawsos job backfill --from {} --to {}`",
          job,
          missed.size(),
          missed.get(0),
          missed.get(dropped - 1));
    }
    return Stream.concat(missed.stream().skip(dropped), Stream.of(date))
        .filter(due -> !store.hasEndedSince(job, due, scheduled))
        .toList();
  }
}
