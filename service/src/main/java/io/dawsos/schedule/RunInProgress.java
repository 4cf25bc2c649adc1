package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import io.dawsos.schedule.RunReport.Failure;
import io.dawsos.schedule.StepOutcome.Failed;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.dawsos.schedule.store.OpenRun;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a run, carried out in order and recorded, until one fails. Holds the lock of the
 * run's job and date until it is closed. Threads may take turns, but not work on it at once.
 */
final class RunInProgress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);

  private final OpenRun records;
  private final List<NightlyStep> steps;
  private final JobStepListener listener;
  private final Set<String> finished;
  private JobState state = JobState.RUNNING;
  private @Nullable Failure failure;

  RunInProgress(OpenRun records, List<NightlyStep> steps, JobStepListener listener) {
    this.records = records;
    this.steps = steps;
    this.listener = listener;
    this.finished = new HashSet<>(records.finishedSteps());
  }

  /** Runs those of the first steps that are not finished. */
  void runFirst(int count) {
    for (int index = 0; index < count && state == JobState.RUNNING; index++) {
      if (Thread.currentThread().isInterrupted()) {
        state = JobState.INTERRUPTED;
      } else if (!finished.contains(steps.get(index).name())) {
        run(steps.get(index), index + 1);
      }
    }
  }

  /** Runs every step that is not finished, and ends the run. */
  RunReport runAll() {
    runFirst(steps.size());
    if (state == JobState.RUNNING) {
      finish(JobState.DONE);
    }
    return new RunReport(records.run(), state, failure);
  }

  /** Whether a step failed or was interrupted, so that none follows. */
  boolean isStopped() {
    return state != JobState.RUNNING;
  }

  private void run(NightlyStep step, int ordinal) {
    JobStep attempt = records.start(step.name(), ordinal);
    tell(hearer -> hearer.started(records.run(), attempt));
    StepOutcome outcome = outcome(step);
    if (Thread.currentThread().isInterrupted() && outcome instanceof Failed) {
      // As if the process had been killed here: whoever takes over sees it and goes on.
      LOG.info("{} of {} stops within {}", job(), date(), step.name());
      tell(hearer -> hearer.interrupted(records.run(), attempt));
      state = JobState.INTERRUPTED;
      return;
    }
    JobStep ended = records.end(attempt, outcome.state(), outcome.rows(), outcome.message());
    LOG.info(
        "{} of {}: {} {}: {}", job(), date(), step.name(), ended.state().text(), ended.message());
    tell(hearer -> hearer.ended(records.run(), ended));
    if (outcome instanceof Failed failed) {
      failure = new Failure(step.name(), failed.finding(), failed.advice());
      finish(JobState.FAILED);
    } else {
      finished.add(step.name());
    }
  }

  private StepOutcome outcome(NightlyStep step) {
    try {
      return step.run(records.run().businessDate());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Sentence.of(e);
    } catch (DawsosException e) {
      return Sentence.of(e);
    } catch (Exception e) { // whatever a step throws is its failure
      LOG.warn("{} of {}: {} threw", job(), date(), step.name(), e);
      return Sentence.of(e);
    }
  }

  private void finish(JobState end) {
    state = end;
    JobRun run = records.finish(end);
    tell(hearer -> hearer.ended(run));
  }

  private void tell(Consumer<JobStepListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("a listener of jobs failed", e);
    }
  }

  private String job() {
    return records.run().job();
  }

  private Object date() {
    return records.run().businessDate();
  }

  @Override
  public void close() {
    records.close();
  }
}
