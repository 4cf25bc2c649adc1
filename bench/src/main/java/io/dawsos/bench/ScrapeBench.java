package io.dawsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scrape of the packaged jar over HTTP, after every route was asked with a key and without one:
 * how long it takes and what it allocates, in each format.
 */
final class ScrapeBench {
  private static final int WARM_UP = 3_000;
  private static final int SCRAPES = 1_000;
  private static final int EXECUTIONS = 200;

  /** What makes every histogram have exemplars. */
  private static final double TRACED = 1;

  /** Collections are frequent, so that what they count of is nearly all that was allocated. */
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmn16m");

  private static final String ALLOCATED = "jvm_memory_pool_allocated_bytes_total{";
  private static final String TEXT = "text/plain";

  private final Path folder;
  private final Path repository;
  private final HttpClient client = HttpClient.newHttpClient();

  ScrapeBench(Path folder, Path repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /** Measures and returns lines for people. */
  List<String> run() throws Exception {
    try (SpanSink spans = new SpanSink();
        OverviewService service =
            OverviewService.start(
                folder.resolve("scrape"), repository, spans.environment(TRACED), OPTIONS, null)) {
      fill(service);
      List<String> lines = new ArrayList<>();
      lines.add("scrape of %,d series (limit 20 ms)".formatted(series(service)));
      for (Map.Entry<String, String> format : formats().entrySet()) {
        lines.add(measure(service, format.getKey(), format.getValue()));
      }
      return lines;
    }
  }

  private static Map<String, String> formats() {
    Map<String, String> formats = new LinkedHashMap<>();
    formats.put("text", TEXT);
    formats.put("OpenMetrics", "application/openmetrics-text; version=1.0.0");
    formats.put(
        "protobuf",
        "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited");
    return formats;
  }

  private void fill(OverviewService service) throws Exception {
    JsonNode paths =
        new ObjectMapper().readTree(send(service.request("/openapi.json")).body()).path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String address = path.getKey().replaceAll("\\{[^}]*}", "x");
      for (Iterator<String> methods = path.getValue().fieldNames(); methods.hasNext(); ) {
        String method = methods.next().toUpperCase(Locale.ROOT);
        send(service.request(address).method(method, BodyPublishers.noBody()));
        send(service.asked(address).method(method, BodyPublishers.noBody()));
      }
    }
    for (int i = 0; i < EXECUTIONS; i++) {
      service.sizeOfAnswer();
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> scrape(OverviewService service, String format)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(service.request("/metrics").header("Accept", format));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("/metrics answers " + answer.statusCode());
    }
    return answer;
  }

  private String text(OverviewService service) throws IOException, InterruptedException {
    return new String(scrape(service, TEXT).body(), StandardCharsets.UTF_8);
  }

  private long series(OverviewService service) throws IOException, InterruptedException {
    return text(service).lines().filter(line -> !line.startsWith("#")).count();
  }

  private double allocated(OverviewService service) throws IOException, InterruptedException {
    return text(service)
        .lines()
        .filter(line -> line.startsWith(ALLOCATED))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private String measure(OverviewService service, String name, String format)
      throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      scrape(service, format);
    }
    double[] millis = new double[SCRAPES];
    int size = 0;
    double before = allocated(service);
    for (int i = 0; i < SCRAPES; i++) {
      long start = System.nanoTime();
      size = scrape(service, format).body().length;
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    double perScrape = (allocated(service) - before) / SCRAPES;
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "%-12s median %.1f ms, p99 %.1f ms, longest %.1f ms; %,d bytes; allocates %,.0f kB",
        name,
        millis[SCRAPES / 2],
        millis[SCRAPES * 99 / 100],
        millis[SCRAPES - 1],
        size,
        perScrape / 1e3);
  }
}
