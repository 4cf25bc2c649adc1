package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import io.dawsos.schedule.store.OpenRun;
import io.dawsos.schedule.store.RunRequest;
import io.dawsos.schedule.store.RunStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.util.List;

/**
 * Runs one job: its steps in order, for a business date. An unfinished run of that date is resumed
 * at its first step that is neither done nor skipped; of a date that is done, a new run starts. One
 * process works on a job and date at a time. Thread-safe.
 */
public final class JobRunner {
  private final String job;
  private final List<NightlyStep> steps;
  private final RunStore store;
  private final JobStepListener listener;

  /**
   * A runner.
   *
   * @param job the job's name in records, such as {@code nightly}
   * @param steps its steps in order, of different names
   */
  public JobRunner(String job, List<NightlyStep> steps, RunStore store, JobStepListener listener) {
    if (steps.stream().map(NightlyStep::name).distinct().count() != steps.size()) {
      throw new IllegalArgumentException("two steps of " + job + " have one name");
    }
    this.job = job;
    this.steps = List.copyOf(steps);
    this.store = store;
    this.listener = listener;
  }

  /**
   * Runs the job for a date.
   *
   * @param requestedBy {@code command}, {@code backfill} or {@code schedule}
   * @param again whether an unfinished run is given up for a new one rather than resumed
   * @throws DawsosException JOB_RUNNING when another process works on that date
   */
  public RunReport run(LocalDate date, String requestedBy, boolean again) {
    try (RunInProgress run = open(date, requestedBy, again)) {
      return run.runAll();
    }
  }

  /** Opens a run without starting a step. */
  RunInProgress open(LocalDate date, String requestedBy, boolean again) {
    OpenRun records = store.open(new RunRequest(job, date, owner(), requestedBy, again));
    try {
      return new RunInProgress(records, steps, listener);
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
  }

  /** The job's name in records. */
  public String job() {
    return job;
  }

  /** Tells that a schedule looked whether the job is due. */
  void looked() {
    listener.looked();
  }

  /** Host and process, for the records of this one. */
  static String owner() {
    return host() + "/" + ProcessHandle.current().pid();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
