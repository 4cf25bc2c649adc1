package io.dawsos.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server of {@code portfolio_overview}, by its telemetry. */
enum TelemetrySide {
  OFF("off"),
  ON("telemetry on (10 % traced)"),
  AGENT("the OpenTelemetry Java agent instead"),
  WITHOUT("a service that has no telemetry");

  /** Share of requests that are traced. */
  private static final double TRACED = 0.1;

  private final String text;

  TelemetrySide(String text) {
    this.text = text;
  }

  /** Names it for people. */
  String text() {
    return text;
  }

  /**
   * Starts it.
   *
   * @param folder its own, does not exist yet
   * @param spans takes what it traces
   */
  OverviewService serve(Path folder, Path repository, SpanSink spans) throws Exception {
    return OverviewService.start(
        folder, repository, variables(spans), options(repository), first(repository));
  }

  private Map<String, String> variables(SpanSink spans) {
    Map<String, String> variables = new HashMap<>();
    if (this == ON || this == AGENT) {
      variables.putAll(spans.environment(TRACED));
    }
    if (this != ON) {
      variables.put("ENABLE_OBSERVABILITY", "false");
    }
    if (this == AGENT) {
      variables.put("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
      // Its metrics have nowhere to go, which spares it their export.
      variables.put("OTEL_METRICS_EXPORTER", "none");
      variables.put("OTEL_LOGS_EXPORTER", "none");
    }
    return variables;
  }

  private List<String> options(Path repository) {
    if (this != AGENT) {
      return List.of();
    }
    Path agent = repository.resolve("bench/target/agent/opentelemetry-javaagent.jar");
    if (!Files.isRegularFile(agent)) {
      throw new IllegalStateException("the agent is missing: start the bench by bench/run");
    }
    return List.of("-javaagent:" + agent);
  }

  /** Classes that come before those of the jar. */
  private @Nullable Path first(Path repository) {
    return this == WITHOUT ? repository.resolve("bench/target/without") : null;
  }
}
