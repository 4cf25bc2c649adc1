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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What telemetry costs: {@code portfolio_overview} with all of it on, with all of it off, with all
 * of it off under OpenTelemetry's Java agent, and of a service that has none, in turns. On is to
 * have 0.97 of the throughput of off, and more than the agent leaves.
 */
final class TelemetryBench {
  /** Share of requests that are traced. */
  private static final double TRACED = 0.1;

  private static final int CONNECTIONS = 16;

  /**
   * What the JVM compiles, and so how fast a warm server is, differs by a few percent each time.
   */
  private static final int STARTS = 3;

  private static final int ROUNDS = 9;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(2);

  private static final List<String> SIDES =
      List.of(
          "off",
          "telemetry on (10 % traced) against off, throughput",
          "the OpenTelemetry Java agent instead",
          "a service that has no telemetry");

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
    List<List<double[]>> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      String suffix = "-" + start;
      try (SpanSink spans = new SpanSink();
          OverviewService on = start("on" + suffix, spans.environment(TRACED), List.of(), null);
          OverviewService off = start("off" + suffix, off(Map.of()), List.of(), null);
          OverviewService agents =
              start("agent" + suffix, off(ofAgent(spans)), List.of("-javaagent:" + agent), null);
          OverviewService without = start("without" + suffix, off(Map.of()), List.of(), none)) {
        starts.add(measure(List.of(off.load(), on.load(), agents.load(), without.load())));
      }
      System.err.printf("started %d of %d times%n", start + 1, STARTS);
      lines(starts).forEach(System.err::println);
    }
    return lines(starts);
  }

  private static List<String> lines(List<List<double[]>> starts) {
    return IntStream.range(1, SIDES.size()).mapToObj(side -> line(starts, side)).toList();
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

  /** Returns the requests a second of each side in each round. */
  private static List<double[]> measure(List<Load> loads) throws Exception {
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
    return rounds;
  }

  private static String line(List<List<double[]>> starts, int side) {
    List<Double> all = starts.stream().flatMap(rounds -> ratios(rounds, side).stream()).toList();
    String medians =
        starts.stream()
            .map(rounds -> String.format(Locale.ROOT, "%.2f", median(ratios(rounds, side))))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s: %.3f (medians of the starts %s; rounds %.2f to %.2f)",
        SIDES.get(side),
        median(all),
        medians,
        Collections.min(all),
        Collections.max(all));
  }

  private static List<Double> ratios(List<double[]> rounds, int side) {
    return rounds.stream().map(perSecond -> perSecond[side] / perSecond[0]).toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
