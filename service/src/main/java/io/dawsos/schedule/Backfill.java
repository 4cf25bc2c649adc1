package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.schedule.store.RunStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job for many dates in two lanes: while the later steps of a date run in one, the first
 * step of the next date runs in the other. Within a lane dates keep their order, so a step never
 * meets itself, and the later steps of a date start only after those of the date before it.
 */
public final class Backfill {
  private static final String REQUESTED_BY = "backfill";

  private final JobRunner runner;
  private final RunStore store;

  /** A backfill by the runner, whose records the store holds. */
  public Backfill(JobRunner runner, RunStore store) {
    this.runner = runner;
    this.store = store;
  }

  /** Returns the dates that are left to run, ascending: those whose newest run is not done. */
  public List<LocalDate> left(List<LocalDate> dates) {
    if (dates.isEmpty()) {
      return dates;
    }
    Set<LocalDate> done = store.doneDates(runner.job(), dates.get(0), dates.get(dates.size() - 1));
    return dates.stream().filter(date -> !done.contains(date)).toList();
  }

  /**
   * Runs the dates.
   *
   * @param dates ascending
   * @param again whether unfinished runs are given up for new ones rather than resumed
   * @param keepGoing whether a date that fails stops the dates after it
   * @param ended is told of each date
   * @return what became of each date that was run, in their order
   * @throws DawsosException JOB_RUNNING when another process works on one of the dates
   */
  public List<RunReport> run(
      List<LocalDate> dates, boolean again, boolean keepGoing, Consumer<RunReport> ended) {
    List<RunReport> reports = new ArrayList<>();
    Iterator<LocalDate> left = dates.iterator();
    ExecutorService lane =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "backfill-first-steps"));
    Future<RunInProgress> next = startNext(lane, left, again);
    try {
      while (next != null) {
        Future<RunInProgress> current = next;
        next = null;
        try (RunInProgress run = await(current)) {
          if (!run.isStopped() || keepGoing) {
            next = startNext(lane, left, again);
          }
          RunReport report = run.runAll();
          reports.add(report);
          ended.accept(report);
          if (!report.isDone() && !keepGoing) {
            break;
          }
        }
      }
      return reports;
    } finally {
      lane.shutdown();
      leave(next);
    }
  }

  private @Nullable Future<RunInProgress> startNext(
      ExecutorService lane, Iterator<LocalDate> left, boolean again) {
    return left.hasNext() ? start(lane, left.next(), again) : null;
  }

  private Future<RunInProgress> start(ExecutorService lane, LocalDate date, boolean again) {
    return lane.submit(
        () -> {
          RunInProgress run = runner.open(date, REQUESTED_BY, again);
          try {
            run.runFirst(1);
            return run;
          } catch (RuntimeException | Error e) {
            run.close();
            throw e;
          }
        });
  }

  /** Gives up the run that was a step ahead; the next backfill resumes it. */
  private static void leave(@Nullable Future<RunInProgress> ahead) {
    if (ahead == null) {
      return;
    }
    try {
      await(ahead).close();
    } catch (RuntimeException e) {
      // What stopped the backfill is what matters; this date was not its turn.
    }
  }

  private static RunInProgress await(Future<RunInProgress> run) {
    try {
      return run.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DawsosException(
          ErrorCode.JOB_FAILED, "the backfill was interrupted", "run it again to go on", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
