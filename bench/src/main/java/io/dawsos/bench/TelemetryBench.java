package io.dawsos.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What telemetry costs: {@code portfolio_overview} with all of it on, with all of it off, and with
 * all of it off under OpenTelemetry's Java agent, in turns.
 */
final class TelemetryBench {
  /** Share of requests that are traced. */
  private static final double TRACED = 0.1;

  private static final int CONNECTIONS = 16;
  private static final int ROUNDS = 31;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(2);

  private final Path folder;
  private final Path repository;

  TelemetryBench(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Measures and returns lines for people. */
  List<String> run() throws Exception {
    Path agent = repository.resolve("bench/target/agent/opentelemetry-javaagent.jar");
    if (!Files.isRegularFile(agent)) {
      throw new IllegalStateException("the agent is missing: start the bench by bench/run");
    }
    try (SpanSink spans = new SpanSink();
        OverviewService on = start("on", spans.environment(TRACED), List.of());
        OverviewService off = start("off", off(Map.of()), List.of());
        OverviewService agents =
            start("agent", off(ofAgent(spans)), List.of("-javaagent:" + agent))) {
      return measure(on.load(), off.load(), agents.load());
    }
  }

  private OverviewService start(String name, Map<String, String> variables, List<String> options)
      throws Exception {
    return OverviewService.start(folder.resolve(name), repository, variables, options);
  }

  private static Map<String, String> off(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("ENABLE_OBSERVABILITY", "false");
    return variables;
  }

  /** The agent's metrics have nowhere to go, which spares it their export. */
  private static Map<String, String> ofAgent(SpanSink spans) {
    Map<String, String> variables = new HashMap<>(spans.environment(TRACED));
    variables.put("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
    variables.put("OTEL_METRICS_EXPORTER", "none");
    variables.put("OTEL_LOGS_EXPORTER", "none");
    return variables;
  }

  private static List<String> measure(Load on, Load off, Load agent) throws Exception {
    for (Load load : List.of(on, off, agent)) {
      load.warm(CONNECTIONS, ROUND);
    }
    List<Double> ours = new ArrayList<>();
    List<Double> agents = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double with = on.throughput(CONNECTIONS, ROUND).perSecond();
      double without = off.throughput(CONNECTIONS, ROUND).perSecond();
      double underAgent = agent.throughput(CONNECTIONS, ROUND).perSecond();
      ours.add(with / without);
      agents.add(underAgent / without);
    }
    return List.of(
        line("telemetry on (10 %% traced) against off, throughput", ours) + " (limit 0.97)",
        line("the OpenTelemetry Java agent instead", agents));
  }

  private static String line(String name, List<Double> ratios) {
    List<Double> sorted = new ArrayList<>(ratios);
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        name + ": %.2f (rounds %.2f to %.2f)",
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
