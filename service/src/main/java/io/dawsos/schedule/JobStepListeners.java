package io.dawsos.schedule;

import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobStep;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners as one, none of which can disturb the others. */
final class JobStepListeners implements JobStepListener {
  private static final Logger LOG = LoggerFactory.getLogger(JobStepListeners.class);

  private final List<JobStepListener> listeners;

  JobStepListeners(List<JobStepListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void started(JobRun run, JobStep step) {
    tell(listener -> listener.started(run, step));
  }

  @Override
  public void ended(JobRun run, JobStep step) {
    tell(listener -> listener.ended(run, step));
  }

  @Override
  public void interrupted(JobRun run, JobStep step) {
    tell(listener -> listener.interrupted(run, step));
  }

  @Override
  public void ended(JobRun run) {
    tell(listener -> listener.ended(run));
  }

  @Override
  public void looked() {
    tell(JobStepListener::looked);
  }

  private void tell(Consumer<JobStepListener> event) {
    for (JobStepListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("a listener of jobs failed", e);
      }
    }
  }
}
