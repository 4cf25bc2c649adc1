package io.dawsos.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code portfolio_overview} of 500 positions over HTTP, from the packaged jar, against a bare
 * Dropwizard resource that answers with as many bytes. Load and server share the processors.
 */
final class ExecuteBench {
  /** Share of requests that are traced. */
  private static final double TRACED = 0.1;

  private static final int CONNECTIONS = 64;
  private static final int CLIENTS_AT_ONCE = 200;
  private static final int ROUNDS = 7;

  private static final long ROUND = TimeUnit.SECONDS.toNanos(5);

  private final Path folder;
  private final Path repository;

  ExecuteBench(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Measures and returns lines for people. */
  List<String> run() throws Exception {
    try (SpanSink spans = new SpanSink();
        OverviewService service =
            OverviewService.start(
                folder.resolve("execute"), repository, spans.environment(TRACED), List.of(), null);
        Processes bare = new Processes(folder, repository, Map.of())) {
      int size = service.sizeOfAnswer();
      int port =
          bare.serve(
              List.of(
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareServer.class.getName(),
                  Integer.toString(size)));
      return measure(service.load(), service.loadOn(port), size);
    }
  }

  private static List<String> measure(Load ours, Load theirs, int size) throws Exception {
    ours.warm(CONNECTIONS, ROUND);
    theirs.warm(CONNECTIONS, ROUND);
    List<Double> rates = new ArrayList<>();
    List<Double> yardsticks = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double rate = ours.throughput(CONNECTIONS, ROUND).perSecond();
      double yardstick = theirs.throughput(CONNECTIONS, ROUND).perSecond();
      rates.add(rate);
      yardsticks.add(yardstick);
      ratios.add(rate / yardstick);
    }
    double half = Timing.median(rates) / 2;
    Answers steady = ours.atRate(CONNECTIONS, half, 2 * ROUND);
    List<Double> bursts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bursts.add(ours.burst(CLIENTS_AT_ONCE).millis(0.95));
    }
    return List.of(
        "portfolio_overview of 500 positions, answers of %,d bytes, %d connections"
            .formatted(size, CONNECTIONS),
        line(
            "throughput %.0f/s, bare Dropwizard %.0f/s: %.3f of it (limit 0.40; rounds %.3f to %.3f)",
            Timing.median(rates),
            Timing.median(yardsticks),
            Timing.median(ratios),
            Collections.min(ratios),
            Collections.max(ratios)),
        line(
            "at %.0f/s: p50 %.1f ms, p99 %.1f ms (limit 15)",
            half, steady.millis(0.5), steady.millis(0.99)),
        line(
            "%d clients at once: p95 %.0f ms, the worst of %d bursts %.0f ms (limit 300), none failed",
            CLIENTS_AT_ONCE, Timing.median(bursts), ROUNDS, Collections.max(bursts)));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
