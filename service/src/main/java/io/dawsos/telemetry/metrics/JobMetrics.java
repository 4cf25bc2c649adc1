package io.dawsos.telemetry.metrics;

import io.dawsos.schedule.JobStepListener;
import io.dawsos.schedule.store.JobRun;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.JobStep;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Times the steps of jobs. Thread-safe. */
final class JobMetrics implements JobStepListener {
  private static final double[] BOUNDS = {0.1, 0.5, 1, 5, 10, 30, 60, 300};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String RECONCILIATION = "reconcile_ledger";
  private static final int REMEMBERED = 2_000;

  private final Histogram reconciliation;
  private final Histogram steps;
  private final Gauge lastSuccess;
  private final Counter ticks;
  private final Set<Attempt> counted =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Attempt, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  private record Attempt(UUID run, String step, int attempt) {
    static Attempt of(JobStep step) {
      return new Attempt(step.runId(), step.step(), step.attempt());
    }
  }

  JobMetrics(Instruments instruments) {
    this.reconciliation =
        instruments.histogram(
            MetricNames.RECONCILIATION_DURATION,
            "Time that reconciling the ledger took",
            BOUNDS,
            MetricNames.STATUS);
    this.steps =
        instruments.histogram(
            MetricNames.JOB_STEP_DURATION,
            "Time that a step of a job took, unless it was skipped",
            BOUNDS,
            MetricNames.JOB,
            MetricNames.STEP,
            MetricNames.STATUS);
    this.lastSuccess =
        instruments.gauge(
            MetricNames.JOB_LAST_SUCCESS, "When a run of a job was last done", MetricNames.JOB);
    this.ticks =
        instruments.counter(
            MetricNames.SCHEDULER_TICKS, "Times that the scheduler looked for a job that is due");
    reconciliation.initLabelValues(MetricNames.SUCCESS);
    reconciliation.initLabelValues(MetricNames.ERROR);
  }

  @Override
  public void started(JobRun run, JobStep step) {
    isNew(step);
  }

  @Override
  public void ended(JobRun run, JobStep step) {
    observe(run, step);
  }

  @Override
  public void ended(JobRun run) {
    Instant end = run.endedAt();
    if (run.state() == JobState.DONE && end != null) {
      succeeded(run.job(), end);
    }
  }

  @Override
  public void looked() {
    ticks.inc();
  }

  /** A run of a job was done, by whomever; runs may be told in any order. */
  synchronized void succeeded(String job, Instant end) {
    GaugeDataPoint last = lastSuccess.labelValues(job);
    last.set(Math.max(last.get(), (double) end.getEpochSecond()));
  }

  /** Counts a step that another process ran; whether it is counted only now. */
  boolean found(JobRun run, JobStep step) {
    boolean isNew = isNew(step);
    if (isNew) {
      observe(run, step);
    }
    return isNew;
  }

  private boolean isNew(JobStep step) {
    synchronized (counted) {
      return counted.add(Attempt.of(step));
    }
  }

  /** How long an attempt took. */
  static double seconds(JobStep step) {
    Instant end = step.endedAt();
    return end == null ? 0 : Duration.between(step.startedAt(), end).toNanos() / NANOS;
  }

  private void observe(JobRun run, JobStep step) {
    if (step.state() != JobState.DONE && step.state() != JobState.FAILED) {
      return;
    }
    String status = step.state() == JobState.DONE ? MetricNames.SUCCESS : MetricNames.ERROR;
    steps.labelValues(run.job(), step.step(), status).observe(seconds(step));
    if (step.step().equals(RECONCILIATION)) {
      reconciliation.labelValues(status).observe(seconds(step));
    }
  }
}
