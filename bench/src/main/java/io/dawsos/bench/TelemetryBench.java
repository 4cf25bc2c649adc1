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
import org.jspecify.annotations.Nullable;

/**
 * What telemetry costs: {@code portfolio_overview} with all of it on, with all of it off, with all
 * of it off under OpenTelemetry's Java agent, and of a service that has none, in turns.
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
    Path none = repository.resolve("bench/target/without");
    try (SpanSink spans = new SpanSink();
        OverviewService on = start("on", spans.environment(TRACED), List.of(), null);
        OverviewService off = start("off", off(Map.of()), List.of(), null);
        OverviewService agents =
            start("agent", off(ofAgent(spans)), List.of("-javaagent:" + agent), null);
        OverviewService without = start("without", off(Map.of()), List.of(), none)) {
      return measure(List.of(off.load(), on.load(), agents.load(), without.load()));
    }
  }

  private OverviewService start(
      String name, Map<String, String> variables, List<String> options, @Nullable Path first)
      throws Exception {
    return OverviewService.start(folder.resolve(name), repository, variables, options, first);
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

  /** The first of them is what the others are compared with. */
  private static List<String> measure(List<Load> loads) throws Exception {
    for (Load load : loads) {
      load.warm(CONNECTIONS, ROUND);
    }
    List<double[]> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double[] perSecond = new double[loads.size()];
      for (int turn = 0; turn < loads.size(); turn++) {
        // Forward and backward, so that none always comes behind the same other one.
        int side = round % 2 == 0 ? turn : loads.size() - 1 - turn;
        perSecond[side] = loads.get(side).throughput(CONNECTIONS, ROUND).perSecond();
      }
      rounds.add(perSecond);
    }
    return List.of(
        line("telemetry on (10 %% traced) against off, throughput", rounds, 1) + " (limit 0.97)",
        line("the OpenTelemetry Java agent instead", rounds, 2),
        line("a service that has no telemetry", rounds, 3));
  }

  private static String line(String name, List<double[]> rounds, int side) {
    List<Double> sorted = new ArrayList<>();
    rounds.forEach(perSecond -> sorted.add(perSecond[side] / perSecond[0]));
    Collections.sort(sorted);
    return String.format(
        Locale.ROOT,
        name + ": %.2f (rounds %.2f to %.2f)",
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
