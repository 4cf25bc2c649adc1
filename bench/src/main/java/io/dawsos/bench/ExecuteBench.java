package io.dawsos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code portfolio_overview} of 500 positions over HTTP, from the packaged jar, against a bare
 * Dropwizard resource that answers with as many bytes. Load and server share the processors.
 */
final class ExecuteBench {
  private static final int POSITIONS = 500;

  /** Share of requests that are traced. */
  private static final double TRACED = 0.1;

  private static final int CONNECTIONS = 64;
  private static final int CLIENTS_AT_ONCE = 200;
  private static final int ROUNDS = 7;

  private static final int MOST_WARMING_ROUNDS = 60;
  private static final int STEADY_ROUNDS = 4;
  private static final double STEADY = 1.03;
  private static final long ROUND = TimeUnit.SECONDS.toNanos(5);
  private static final String PORTFOLIO = "33333333-3333-3333-3333-333333333333";
  private static final String BODY =
      "{\"pattern_id\":\"portfolio_overview\",\"inputs\":{\"portfolio_id\":\"" + PORTFOLIO + "\"}}";

  private final Path folder;
  private final Path repository;

  ExecuteBench(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Measures and returns lines for people. */
  List<String> run() throws Exception {
    Path data = folder.resolve("data");
    new GeneratedPortfolio(POSITIONS).write(data);
    Path jar = repository.resolve("service/target/dawsos.jar");
    try (SpanSink spans = new SpanSink();
        Processes processes = new Processes(folder, jar, environment(data, spans))) {
      String key = prepare(processes);
      int ours = processes.serve(List.of("-jar", jar.toString(), "server"));
      int size = sizeOfAnswer(ours, key);
      int theirs =
          processes.serve(
              List.of(
                  "-cp",
                  System.getProperty("java.class.path"),
                  BareServer.class.getName(),
                  Integer.toString(size)));
      return measure(new Load(ours, request(key)), new Load(theirs, request(key)), size);
    }
  }

  private Map<String, String> environment(Path data, SpanSink spans) {
    Map<String, String> environment = new HashMap<>(spans.environment(TRACED));
    environment.put("DAWSOS_DATA", data.toString());
    environment.put("DAWSOS_CONFIG", repository.resolve("config.yml").toString());
    environment.put("PACKS_MAX_AGE", "0s");
    environment.put("PACKS_BASE_CURRENCY", "CAD");
    environment.put("LOG_LEVEL", "WARN");
    environment.put("LIMITS_REQUESTS_PER_SECOND", "1000000");
    environment.put("LIMITS_BURST", "1000000");
    return environment;
  }

  private static String prepare(Processes processes) throws Exception {
    processes.dawsos("db", "migrate");
    processes.dawsos(
        "portfolio",
        "add",
        "Bench",
        "--id",
        PORTFOLIO,
        "--currency",
        "CAD",
        "--account",
        "Assets:*");
    processes.dawsos("pack", "build", "--date", GeneratedPortfolio.DATE.toString(), "--mark-fresh");
    return new ObjectMapper()
        .readTree(processes.dawsos("key", "create", "bench", "--json"))
        .path("key")
        .textValue();
  }

  private static String request(String key) {
    return "POST /v1/execute HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            .formatted(key)
        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(BODY.length(), BODY);
  }

  private static int sizeOfAnswer(int port, String key) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/execute"))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }
    return answer.body().length;
  }

  /**
   * Asks until the rate no longer rises: until then the compiler of the JVM works beside the
   * server, on the same processors.
   */
  private static void warm(Load load) throws Exception {
    double best = 0;
    for (int round = 0, since = 0; round < MOST_WARMING_ROUNDS && since < STEADY_ROUNDS; round++) {
      double rate = load.throughput(CONNECTIONS, ROUND).perSecond();
      since = rate > best * STEADY ? 0 : since + 1;
      best = Math.max(best, rate);
    }
  }

  private static List<String> measure(Load ours, Load theirs, int size) throws Exception {
    warm(ours);
    warm(theirs);
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
    double half = median(rates) / 2;
    Answers steady = ours.atRate(CONNECTIONS, half, 2 * ROUND);
    List<Double> bursts = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bursts.add(ours.burst(CLIENTS_AT_ONCE).millis(0.95));
    }
    return List.of(
        "portfolio_overview of %d positions, answers of %,d bytes, %d connections"
            .formatted(POSITIONS, size, CONNECTIONS),
        line(
            "throughput %.0f/s, bare Dropwizard %.0f/s: %.2f of it (limit 0.40; rounds %.2f to %.2f)",
            median(rates),
            median(yardsticks),
            median(ratios),
            Collections.min(ratios),
            Collections.max(ratios)),
        line(
            "at %.0f/s: p50 %.1f ms, p99 %.1f ms (limit 15)",
            half, steady.millis(0.5), steady.millis(0.99)),
        line(
            "%d clients at once: p95 %.0f ms, the worst of %d bursts %.0f ms (limit 300), none failed",
            CLIENTS_AT_ONCE, median(bursts), ROUNDS, Collections.max(bursts)));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
