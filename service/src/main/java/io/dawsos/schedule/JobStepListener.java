package io.dawsos.schedule;

import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobStep;
import java.util.List;

/**
 * Hears of steps and runs, for telemetry. Called in the thread that works, between its records; of
 * a backfill by two threads at once. What it throws is logged and changes nothing.
 */
public interface JobStepListener {
  /** Hears nothing. */
  JobStepListener NONE = new JobStepListener() {};

  /** All of them, told in this order. */
  static JobStepListener all(List<JobStepListener> listeners) {
    List<JobStepListener> hearing =
        listeners.stream().filter(listener -> listener != NONE).toList();
    return hearing.isEmpty() ? NONE : new JobStepListeners(hearing);
  }

  /** An attempt at a step was recorded and starts now. */
  default void started(JobRun run, JobStep step) {}

  /** The attempt ended and was recorded; also when it threw. */
  default void ended(JobRun run, JobStep step) {}

  /** The attempt was interrupted, as the process stops, and stays unended in the records. */
  default void interrupted(JobRun run, JobStep step) {}

  /** The run is done or failed. */
  default void ended(JobRun run) {}

  /** A server's schedule looked whether a job is due; told in a thread of the schedule. */
  default void looked() {}
}
