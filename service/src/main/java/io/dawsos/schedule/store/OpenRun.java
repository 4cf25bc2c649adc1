package io.dawsos.schedule.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that is worked on: holds the lock of its job and date, which ends with the process, and
 * writes the records over the connection that holds it. So a process that lost the lock, however it
 * did, can record nothing any more. Closing it gives the lock up. Not thread-safe.
 */
public final class OpenRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRun.class);

  private final Handle handle;
  private final RunDao dao;
  private final InstantSource clock;
  private final String key;
  private JobRun run;

  private OpenRun(Handle handle, InstantSource clock, String key, RunRequest request) {
    this.handle = handle;
    this.dao = handle.attach(RunDao.class);
    this.clock = clock;
    this.key = key;
    this.run = handle.inTransaction(own -> begin(request));
  }

  static OpenRun open(Jdbi jdbi, InstantSource clock, RunRequest request) {
    String key = "dawsos job %s %s".formatted(request.job(), request.date());
    Handle handle = jdbi.open();
    try {
      RunDao dao = handle.attach(RunDao.class);
      if (!dao.tryLock(key)) {
        throw running(request, dao.newest(request.job(), request.date()));
      }
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
    try {
      handle.attach(RunDao.class).noticeLostMachine();
      return new OpenRun(handle, clock, key, request);
    } catch (RuntimeException e) {
      release(handle, key);
      throw e;
    }
  }

  private static DawsosException running(RunRequest request, Optional<JobRun> newest) {
    return new DawsosException(
        ErrorCode.JOB_RUNNING,
        "%s of %s is running already, by %s"
            .formatted(
                request.job(), request.date(), newest.map(JobRun::owner).orElse("another process")),
        "`dawsos job status --date %s` shows how far it is".formatted(request.date()));
  }

  private JobRun begin(RunRequest request) {
    Optional<JobRun> newest = dao.newest(request.job(), request.date());
    String lostOwner = null;
    if (newest.isPresent() && newest.get().state() == JobState.RUNNING) {
      // Nobody holds its lock, as we do.
      lostOwner = newest.get().owner();
      LOG.warn("{} of {} was left by {}, which ended", request.job(), request.date(), lostOwner);
      dao.interruptSteps(
          newest.get().id(), clock.instant(), "interrupted: %s ended".formatted(lostOwner));
    }
    boolean unfinished = newest.isPresent() && newest.get().state() != JobState.DONE;
    if (unfinished && !request.again()) {
      dao.resume(newest.get().id(), request.owner(), request.requestedBy(), lostOwner);
    } else {
      if (lostOwner != null) {
        dao.end(newest.get().id(), JobState.FAILED.text(), clock.instant());
      }
      dao.insert(
          UUID.randomUUID(),
          request.job(),
          request.date(),
          clock.instant(),
          request.owner(),
          request.requestedBy());
    }
    return dao.newest(request.job(), request.date()).orElseThrow();
  }

  /** The run as it stands. */
  public JobRun run() {
    return run;
  }

  /** Names of the steps that are done or were skipped. */
  public List<String> finishedSteps() {
    return dao.finishedSteps(run.id());
  }

  /** Records that a step starts. */
  public JobStep start(String step, int ordinal) {
    return handle.inTransaction(own -> dao.startStep(run.id(), step, ordinal, clock.instant()));
  }

  /** Records how a step ended. */
  public JobStep end(JobStep step, JobState state, @Nullable Long rows, String message) {
    return handle.inTransaction(
        own ->
            dao.endStep(
                run.id(),
                step.step(),
                step.attempt(),
                state.text(),
                clock.instant(),
                rows,
                message));
  }

  /** Records that the run is done or failed. */
  public JobRun finish(JobState state) {
    run =
        handle.inTransaction(
            own -> {
              dao.end(run.id(), state.text(), clock.instant());
              return dao.newest(run.job(), run.businessDate()).orElseThrow();
            });
    return run;
  }

  /** Gives the lock up; a run that was not finished is resumed by whoever opens it next. */
  @Override
  public void close() {
    release(handle, key);
  }

  private static void release(Handle handle, String key) {
    try (handle) {
      handle.attach(RunDao.class).unlock(key);
    }
  }
}
