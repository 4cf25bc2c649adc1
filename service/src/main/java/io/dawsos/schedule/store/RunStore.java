package io.dawsos.schedule.store;

import io.dawsos.error.DawsosException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The records of jobs. Thread-safe. */
public final class RunStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public RunStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A run with every attempt at its steps, in the order in which they started. */
  public record RunWithSteps(JobRun run, List<JobStep> steps) {
    /** Copies the list. */
    public RunWithSteps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Opens a run: the unfinished one of that date, else a new one.
   *
   * @throws DawsosException JOB_RUNNING when another process, or another thread, works on it
   */
  public OpenRun open(RunRequest request) {
    return OpenRun.open(jdbi, clock, request);
  }

  /** Returns at most {@code limit} runs, the newest first; of one date where it is given. */
  public List<RunWithSteps> list(String job, @Nullable LocalDate date, int limit) {
    return jdbi.withExtension(
        RunDao.class,
        dao -> {
          List<JobRun> runs = dao.list(job, date, limit);
          UUID[] ids = runs.stream().map(JobRun::id).toArray(UUID[]::new);
          Map<UUID, List<JobStep>> steps =
              dao.steps(ids).stream().collect(Collectors.groupingBy(JobStep::runId));
          return runs.stream()
              .map(run -> new RunWithSteps(run, steps.getOrDefault(run.id(), List.of())))
              .toList();
        });
  }

  /** Returns the dates between two whose newest run is done. */
  public Set<LocalDate> doneDates(String job, LocalDate from, LocalDate to) {
    return Set.copyOf(jdbi.withExtension(RunDao.class, dao -> dao.doneDates(job, from, to)));
  }

  /** Whether a run of the date was done or failed at or after the moment. */
  public boolean hasEndedSince(String job, LocalDate date, Instant moment) {
    return jdbi.withExtension(RunDao.class, dao -> dao.hasEndedSince(job, date, moment));
  }

  /** Finds the last date before the given one of which a run is done. */
  public Optional<LocalDate> lastDoneBefore(String job, LocalDate date) {
    return jdbi.withExtension(RunDao.class, dao -> dao.lastDoneBefore(job, date));
  }

  /** Finds when the scheduler will start, or should have started, a task. */
  public Optional<Instant> nextExecution(String task) {
    return jdbi.withExtension(RunDao.class, dao -> dao.nextExecution(task));
  }
}
