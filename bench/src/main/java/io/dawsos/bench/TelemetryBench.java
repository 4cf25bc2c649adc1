package io.dawsos.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What telemetry costs: {@code portfolio_overview} of servers that differ by their telemetry, in
 * turns.
 */
final class TelemetryBench {
  /**
   * What the JVM compiles, and so how fast a warm server is, differs by a few percent each time.
   */
  private static final int STARTS = 5;

  private static final int CONNECTIONS = 16;

  /** They leave processor time to the compiler. */
  private static final int FEW_CONNECTIONS = 2;

  private static final int WARMING_ROUNDS = 20;
  private static final long WARMING_ROUND = TimeUnit.SECONDS.toNanos(10);
  private static final int ROUNDS = 40;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;
  private final Path repository;
  private final List<TelemetrySide> sides;

  /** One round of a side: answers a second, and its server's processor time for each, in µs. */
  private record Round(double perSecond, double micros) {}

  /**
   * The rounds of a start, each of all sides in their order.
   *
   * @param rounds at least one
   */
  private record Start(List<List<Round>> rounds) {
    /** Each round's figure of a side as a multiple of that of the first. */
    List<Double> ratios(int side, ToDoubleFunction<Round> figure) {
      return rounds.stream()
          .map(round -> figure.applyAsDouble(round.get(side)) / figure.applyAsDouble(round.get(0)))
          .toList();
    }
  }

  /**
   * Compares servers.
   *
   * @param sides the others are compared with the first
   */
  TelemetryBench(Path folder, Path repository, List<TelemetrySide> sides) {
    this.folder = folder;
    this.repository = repository;
    this.sides = List.copyOf(sides);
  }

  /** Measures and returns lines for people. */
  List<String> run() throws Exception {
    List<Start> starts = new ArrayList<>();
    for (int number = 0; number < STARTS; number++) {
      try (SpanSink spans = new SpanSink()) {
        starts.add(start(number, spans));
      }
      System.err.printf("started %d of %d times%n", number + 1, STARTS);
      lines(starts).forEach(System.err::println);
    }
    return lines(starts);
  }

  private Start start(int number, SpanSink spans) throws Exception {
    List<OverviewService> services = new ArrayList<>();
    try {
      for (TelemetrySide side : sides) {
        services.add(side.serve(folder.resolve(side + "-" + number), repository, spans));
      }
      return measure(services);
    } finally {
      services.forEach(OverviewService::close);
    }
  }

  private static Start measure(List<OverviewService> services) throws Exception {
    // In turns, too, so that none of them has been idle longer than another when it counts.
    for (int round = 0; round < WARMING_ROUNDS; round++) {
      int connections = round < WARMING_ROUNDS / 2 ? FEW_CONNECTIONS : CONNECTIONS;
      for (OverviewService service : services) {
        service.load().throughput(connections, WARMING_ROUND);
      }
    }
    List<List<Round>> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Round[] figures = new Round[services.size()];
      for (int turn = 0; turn < figures.length; turn++) {
        // Forward and backward, so that none always comes behind the same other one.
        int side = round % 2 == 0 ? turn : figures.length - 1 - turn;
        figures[side] = round(services.get(side));
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

  private List<String> lines(List<Start> starts) {
    List<String> lines = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      lines.add(absolute(starts, side));
    }
    IntStream.range(1, sides.size())
        .forEach(
            side -> {
              lines.add(ratio(starts, side, "throughput", Round::perSecond));
              lines.add(ratio(starts, side, "processor time of an answer", Round::micros));
            });
    return lines;
  }

  private String absolute(List<Start> starts, int side) {
    List<Round> all =
        starts.stream().flatMap(start -> start.rounds().stream()).map(r -> r.get(side)).toList();
    return String.format(
        Locale.ROOT,
        "%s: %.0f/s, %.0f µs of the server's processor time each",
        sides.get(side).text(),
        Timing.median(all.stream().map(Round::perSecond).toList()),
        Timing.median(all.stream().map(Round::micros).toList()));
  }

  private String ratio(List<Start> starts, int side, String name, ToDoubleFunction<Round> figure) {
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
        "%s, %s against %s: %.3f (medians of the starts %s; rounds %.2f to %.2f)",
        sides.get(side).text(),
        name,
        sides.get(0).text(),
        Timing.median(all),
        medians,
        Collections.min(all),
        Collections.max(all));
  }
}
