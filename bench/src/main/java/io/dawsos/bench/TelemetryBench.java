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
import java.util.function.ToDoubleFunction;
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

  /**
   * What the JVM compiles, and so how fast a warm server is, differs by a few percent each time.
   */
  private static final int STARTS = 3;

  private static final int CONNECTIONS = 16;

  /** They leave processor time to the compiler. */
  private static final int FEW_CONNECTIONS = 2;

  private static final int WARMING_ROUNDS = 20;
  private static final long WARMING_ROUND = TimeUnit.SECONDS.toNanos(10);
  private static final int ROUNDS = 40;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

  private static final List<String> SIDES =
      List.of(
          "off",
          "telemetry on (10 % traced)",
          "the OpenTelemetry Java agent instead",
          "a service that has no telemetry");

  private final Path folder;
  private final Path repository;

  /** One round of a side: answers a second, and its server's processor time for each, in µs. */
  private record Round(double perSecond, double micros) {}

  /**
   * The rounds of a start, each of all sides in their order.
   *
   * @param rounds at least one
   */
  private record Start(List<List<Round>> rounds) {
    /** Each round's figure of a side as a multiple of that of off. */
    List<Double> ratios(int side, ToDoubleFunction<Round> figure) {
      return rounds.stream()
          .map(round -> figure.applyAsDouble(round.get(side)) / figure.applyAsDouble(round.get(0)))
          .toList();
    }
  }

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
    List<Start> starts = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      String suffix = "-" + start;
      try (SpanSink spans = new SpanSink();
          OverviewService on = start("on" + suffix, spans.environment(TRACED), List.of(), null);
          OverviewService off = start("off" + suffix, off(Map.of()), List.of(), null);
          OverviewService agents =
              start("agent" + suffix, off(ofAgent(spans)), List.of("-javaagent:" + agent), null);
          OverviewService without = start("without" + suffix, off(Map.of()), List.of(), none)) {
        starts.add(measure(List.of(off, on, agents, without)));
      }
      System.err.printf("started %d of %d times%n", start + 1, STARTS);
      lines(starts).forEach(System.err::println);
    }
    return lines(starts);
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

  private static Start measure(List<OverviewService> sides) throws Exception {
    // In turns, too, so that none of them has been idle longer than another when it counts.
    for (int round = 0; round < WARMING_ROUNDS; round++) {
      int connections = round < WARMING_ROUNDS / 2 ? FEW_CONNECTIONS : CONNECTIONS;
      for (OverviewService side : sides) {
        side.load().throughput(connections, WARMING_ROUND);
      }
    }
    List<List<Round>> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Round[] figures = new Round[sides.size()];
      for (int turn = 0; turn < figures.length; turn++) {
        // Forward and backward, so that none always comes behind the same other one.
        int side = round % 2 == 0 ? turn : figures.length - 1 - turn;
        figures[side] = round(sides.get(side));
      }
      rounds.add(List.of(figures));
    }
    return new Start(rounds);
  }

  private static Round round(OverviewService side) throws Exception {
    long before = side.processorNanos();
    Answers answers = side.load().throughput(CONNECTIONS, ROUND);
    long used = side.processorNanos() - before;
    return new Round(answers.perSecond(), used / 1e3 / answers.count());
  }

  private static List<String> lines(List<Start> starts) {
    List<String> lines = new ArrayList<>();
    for (int side = 0; side < SIDES.size(); side++) {
      lines.add(absolute(starts, side));
    }
    IntStream.range(1, SIDES.size())
        .forEach(
            side -> {
              lines.add(ratio(starts, side, "throughput", Round::perSecond));
              lines.add(ratio(starts, side, "processor time of an answer", Round::micros));
            });
    return lines;
  }

  private static String absolute(List<Start> starts, int side) {
    List<Round> all =
        starts.stream().flatMap(start -> start.rounds().stream()).map(r -> r.get(side)).toList();
    return String.format(
        Locale.ROOT,
        "%s: %.0f/s, %.0f µs of the server's processor time each",
        SIDES.get(side),
        Timing.median(all.stream().map(Round::perSecond).toList()),
        Timing.median(all.stream().map(Round::micros).toList()));
  }

  private static String ratio(
      List<Start> starts, int side, String name, ToDoubleFunction<Round> figure) {
    List<Double> all =
        starts.stream().flatMap(start -> start.ratios(side, figure).stream()).toList();
    String medians =
        starts.stream()
            .map(
                start ->
                    String.format(Locale.ROOT, "%.3f", Timing.median(start.ratios(side, figure))))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s, %s against off: %.3f (medians of the starts %s; rounds %.2f to %.2f)",
        SIDES.get(side),
        name,
        Timing.median(all),
        medians,
        Collections.min(all),
        Collections.max(all));
  }
}
