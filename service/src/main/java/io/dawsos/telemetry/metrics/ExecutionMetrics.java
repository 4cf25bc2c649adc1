package io.dawsos.telemetry.metrics;

import io.dawsos.executor.CapabilityDescription;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.executor.RequestContext;
import io.dawsos.executor.pattern.Pattern;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times patterns, their steps, and the calls of capabilities. Thread-safe. */
final class ExecutionMetrics implements ExecutionObserver {
  private static final double[] BOUNDS = {0.001, 0.005, 0.01, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
  private static final String REMEMBERED = "remembered";
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Known patterns;
  private final Counter executions;
  private final Histogram steps;
  private final Counter invocations;
  private final Histogram latency;
  private final Counter failures;
  private final Map<String, Executions> byPattern = new ConcurrentHashMap<>();
  private final Map<Step, DistributionDataPoint> byStep = new ConcurrentHashMap<>();
  private final Map<String, Calls> byCapability = new ConcurrentHashMap<>();

  private record Executions(CounterDataPoint succeeded, CounterDataPoint failed) {}

  private record Step(String pattern, int index, String capability) {}

  private record Calls(
      CounterDataPoint succeeded,
      CounterDataPoint remembered,
      CounterDataPoint failed,
      DistributionDataPoint latency) {}

  ExecutionMetrics(Instruments instruments, Known patterns) {
    this.patterns = patterns;
    this.executions =
        instruments.counter(
            MetricNames.PATTERN_EXECUTIONS,
            "Executions of patterns that ended",
            MetricNames.PATTERN_ID,
            MetricNames.STATUS);
    this.steps =
        instruments.histogram(
            MetricNames.PATTERN_STEP_DURATION,
            "Time that a step of a pattern took, unless it was skipped",
            BOUNDS,
            MetricNames.PATTERN_ID,
            MetricNames.STEP_INDEX,
            MetricNames.CAPABILITY);
    this.invocations =
        instruments.counter(
            MetricNames.AGENT_INVOCATIONS,
            "Calls of capabilities; remembered: the result was known already",
            MetricNames.AGENT_NAME,
            MetricNames.CAPABILITY,
            MetricNames.STATUS);
    this.latency =
        instruments.histogram(
            MetricNames.AGENT_LATENCY,
            "Time that a caller waited for a capability, unless the result was known already",
            BOUNDS,
            MetricNames.AGENT_NAME,
            MetricNames.CAPABILITY);
    this.failures =
        instruments.counter(
            MetricNames.BREAKER_FAILURES,
            "Failed calls that count against an agent's circuit breaker",
            MetricNames.AGENT_NAME);
  }

  /** Shows what there is at zero, before anything of it happens. */
  void prepare(Collection<CapabilityDescription> capabilities, Collection<Pattern> known) {
    capabilities.forEach(
        capability -> {
          calls(capability);
          failures.initLabelValues(capability.agent());
        });
    executions(MetricNames.OTHER);
    for (Pattern pattern : known) {
      executions(pattern.id());
      for (int index = 0; index < pattern.steps().size(); index++) {
        duration(pattern, index);
      }
    }
  }

  private Executions executions(String patternId) {
    String id = patterns.fold(patternId);
    Executions known = byPattern.get(id);
    return known == null ? byPattern.computeIfAbsent(id, this::make) : known;
  }

  private Executions make(String id) {
    return new Executions(
        executions.labelValues(id, MetricNames.SUCCESS),
        executions.labelValues(id, MetricNames.ERROR));
  }

  private DistributionDataPoint duration(Pattern pattern, int index) {
    return byStep.computeIfAbsent(
        new Step(patterns.fold(pattern.id()), index, pattern.steps().get(index).capability()),
        step ->
            steps.labelValues(step.pattern(), Integer.toString(step.index()), step.capability()));
  }

  private Calls calls(CapabilityDescription capability) {
    return byCapability.computeIfAbsent(
        capability.name(),
        name ->
            new Calls(
                invocations.labelValues(capability.agent(), name, MetricNames.SUCCESS),
                invocations.labelValues(capability.agent(), name, REMEMBERED),
                invocations.labelValues(capability.agent(), name, MetricNames.ERROR),
                latency.labelValues(capability.agent(), name)));
  }

  @Override
  public Execution execution(ExecutionRequest request) {
    return failure -> {
      Executions counted = executions(request.patternId());
      (failure == null ? counted.succeeded() : counted.failed()).inc();
    };
  }

  @Override
  public Scope step(Pattern pattern, int index) {
    long start = System.nanoTime();
    return (ending, failure) -> {
      if (ending != Ending.SKIPPED) {
        duration(pattern, index).observe(secondsSince(start));
      }
    };
  }

  @Override
  public Scope call(CapabilityDescription capability, RequestContext context) {
    long start = System.nanoTime();
    Calls counted = calls(capability);
    return (ending, failure) -> {
      switch (ending) {
        case COMPUTED -> {
          counted.succeeded().inc();
          counted.latency().observe(secondsSince(start));
        }
        case FAILED -> {
          counted.failed().inc();
          counted.latency().observe(secondsSince(start));
        }
        case REMEMBERED -> counted.remembered().inc();
        case SKIPPED -> {}
      }
    };
  }

  @Override
  public void failed(String agent) {
    failures.labelValues(agent).inc();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS;
  }
}
