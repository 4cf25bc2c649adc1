package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param run the run as it was last recorded
 * @param state DONE, FAILED or INTERRUPTED
 * @param failure where and why it failed; null where it did not
 */
public record RunReport(JobRun run, JobState state, @Nullable Failure failure) {
  /** The step that failed. */
  public record Failure(String step, String message, String advice) {}

  /** Whether every step is done or was skipped. */
  public boolean isDone() {
    return state == JobState.DONE;
  }

  /** What became of it, as one sentence. */
  public String sentence() {
    String subject = "%s of %s ".formatted(run.job(), run.businessDate());
    return subject
        + (failure == null
            ? "is " + state.text()
            : "failed at %s: %s".formatted(failure.step(), failure.message()));
  }

  /**
   * Returns this report of a run that is done.
   *
   * @throws DawsosException JOB_FAILED naming step and reason otherwise
   */
  public RunReport requireDone() {
    if (isDone()) {
      return this;
    }
    String resume =
        "`dawsos job run %s --date %s` goes on at this step"
            .formatted(run.job(), run.businessDate());
    String advice = failure == null ? "" : failure.advice();
    throw new DawsosException(
        ErrorCode.JOB_FAILED,
        sentence(),
        advice.isEmpty() ? resume : "%s; then %s".formatted(advice, resume));
  }
}
