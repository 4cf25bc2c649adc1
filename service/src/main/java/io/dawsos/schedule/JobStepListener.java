package io.dawsos.schedule;

import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobStep;

/**
 * Hears of steps and runs, for telemetry. Called in the thread that works, between its records; of
 * a backfill by two threads at once. What it throws is logged and changes nothing.
 */
public interface JobStepListener {
  /** Hears nothing. */
  JobStepListener NONE = new JobStepListener() {};

  /** An attempt at a step was recorded and starts now. */
  default void started(JobRun run, JobStep step) {}

  /** The attempt ended and was recorded; also when it threw. */
  default void ended(JobRun run, JobStep step) {}

  /** The run is done or failed. */
  default void ended(JobRun run) {}
}
