package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.UserId;
import io.dawsos.api.TestApplication;
import io.dawsos.database.TestDatabase;
import io.dawsos.executor.JsonFormat;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.dawsos.schedule.store.JobState;
import io.dawsos.schedule.store.OpenRun;
import io.dawsos.schedule.store.RunRequest;
import io.dawsos.schedule.store.RunStore;
import io.dawsos.telemetry.metrics.Exposition.Family;
import io.dawsos.telemetry.metrics.Exposition.Sample;
import io.dropwizard.testing.ConfigOverride;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_33_0.Metrics.MetricFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a server shows Prometheus after every resource was asked once. */
class ScrapeTest {
  private static final String PORTFOLIO = "11111111-1111-1111-1111-111111111111";
  private static final String OVERVIEW =
      "{\"pattern_id\":\"portfolio_overview\",\"inputs\":{\"portfolio_id\":\"" + PORTFOLIO + "\"}}";
  private static final String TEXT = "text/plain";
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private static Path folder;
  private static TestApplication application;
  private static String key;
  private static String traceId;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    seed();
    application =
        new TestApplication(
            DATABASE,
            folder,
            "",
            ConfigOverride.config("telemetry.metrics.environment", "beta"),
            ConfigOverride.config("telemetry.metrics.aliases", "true"),
            ConfigOverride.config("telemetry.metrics.newest_packs", "2"),
            ConfigOverride.config("telemetry.metrics.refresh_interval", "1s"),
            ConfigOverride.config("telemetry.traces.enabled", "true"),
            ConfigOverride.config("telemetry.traces.ratio", "1"));
    key = application.key();
    for (HttpRequest.Builder request : everyRequest()) {
      application.send(request.header("Authorization", "Bearer " + key));
    }
    traceId = json(execute(OVERVIEW)).path("trace_id").asText();
    execute("{\"pattern_id\":\"mine_canary\"}");
    application.send(application.at("/nothing/canary"));
  }

  private static void seed() {
    PackStore packs = new PackStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    for (String id : List.of("PP_2025-10-22", "PP_2025-10-23", "PP_2025-10-24")) {
      InlinePack.seal(packs, InlinePack.draft(id, "fx EUR CAD 1.6 2025-10-22 ecb"));
      packs.markFresh(PackId.fromString(id), BigDecimal.ONE);
    }
    new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .put(
            new Portfolio(
                PortfolioId.fromString(PORTFOLIO),
                "Test",
                CurrencyCode.of("CAD"),
                new AccountGlobs(List.of("Assets:*"))),
            UserId.OPERATOR);
    for (int day = 20; day <= 24; day++) {
      runByAnotherProcess(LocalDate.of(2025, 10, day));
    }
  }

  /** A night of ten seconds a step. */
  private static void runByAnotherProcess(LocalDate date) {
    Instant[] now = {Instant.parse("2025-10-24T22:00:00Z")};
    RunStore runs = new RunStore(DATABASE.jdbi(), () -> now[0] = now[0].plusSeconds(10));
    try (OpenRun run =
        runs.open(new RunRequest("nightly", date, "elsewhere/1", "schedule", false))) {
      run.end(run.start("build_pack", 1), JobState.DONE, 1L, "built");
      run.end(run.start("reconcile_ledger", 2), JobState.DONE, 1L, "reconciled");
      run.finish(JobState.DONE);
    }
  }

  /** One of every documented path and method, with something for its parameters. */
  private static List<HttpRequest.Builder> everyRequest() throws IOException {
    List<HttpRequest.Builder> requests = new ArrayList<>();
    JsonNode paths = json(application.send(application.at("/openapi.json"))).path("paths");
    paths
        .properties()
        .forEach(
            path -> {
              String address = path.getKey().replaceAll("\\{[^}]*}", "x");
              for (Iterator<String> methods = path.getValue().fieldNames(); methods.hasNext(); ) {
                requests.add(
                    application
                        .at(address)
                        .method(methods.next().toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
              }
            });
    return requests;
  }

  private static HttpResponse<String> execute(String body) {
    return application.send(
        application
            .at("/v1/execute", key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return JsonFormat.mapper().readTree(answer.body());
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.close();
    }
  }

  private HttpResponse<byte[]> scrape(int port, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private String text(String format) throws Exception {
    return new String(
        scrape(application.adminPort(), "Accept", format).body(), StandardCharsets.UTF_8);
  }

  private Exposition exposition() throws Exception {
    return Exposition.parse(text(TEXT));
  }

  @TestFactory
  List<DynamicTest> everyPromisedMetricIsThereWithItsTypeAndLabels() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(exposition().value("dawsos_job_last_success_timestamp_seconds"))
                    .isPositive());
    Exposition scraped = exposition();
    return Promised.all().stream()
        .filter(Promised::isOurs)
        .map(metric -> dynamicTest(metric.name(), () -> isThere(metric, scraped)))
        .toList();
  }

  private static void isThere(Promised metric, Exposition scraped) {
    Family family = scraped.get(metric.name());

    assertThat(family.type()).isEqualTo(metric.type());
    assertThat(family.labels()).isEqualTo(metric.labels());
    assertThat(family.help()).isNotBlank();
    if (!metric.help().isEmpty()) {
      assertThat(family.help()).isEqualTo(metric.help());
    }
    if (metric.type().equals("counter")) {
      assertThat(family.samples()).allMatch(sample -> sample.name().endsWith("_total"));
    }
    List<Double> bounds =
        family.samples().stream()
            .map(sample -> sample.labels().getOrDefault("le", "+Inf"))
            .filter(bound -> !bound.equals("+Inf"))
            .map(Double::valueOf)
            .distinct()
            .sorted()
            .toList();
    assertThat(bounds).isEqualTo(metric.buckets());
  }

  @Test
  void bothPortsServeIt() throws Exception {
    for (int port : List.of(application.port(), application.adminPort())) {
      HttpResponse<byte[]> answer = scrape(port);

      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(Exposition.parse(new String(answer.body(), StandardCharsets.UTF_8)).names())
          .contains("http_requests_total", "jvm_memory_used_bytes", "dw_logback_events_total");
    }
  }

  @Test
  void promtoolFindsNothingToSay() throws Exception {
    Promtool.check(text(TEXT).replaceAll("(?m)^.*http_request_duration_ms.*\\n", ""), folder);
  }

  @Test
  void openMetricsHasTheTracesOfRequestsAsExemplars() throws Exception {
    String scraped = text(OPEN_METRICS);

    assertThat(scraped).endsWith("# EOF\n");
    for (String name :
        List.of(
            "dawsos_api_request_duration_seconds",
            "http_request_duration_seconds",
            "dawsos_pattern_step_duration_seconds",
            "dawsos_agent_latency_seconds")) {
      assertThat(
              Exposition.parse(scraped).get(name).samples().stream()
                  .map(Sample::exemplar)
                  .filter(Objects::nonNull)
                  .map(exemplar -> exemplar.get("trace_id")))
          .as(name)
          .contains(traceId);
    }
  }

  @Test
  void protobufHasNativeHistogramsBesideTheBuckets() throws Exception {
    HttpResponse<byte[]> answer = scrape(application.adminPort(), "Accept", PROTOBUF);
    Map<String, MetricFamily> families = new TreeMap<>();
    try (InputStream in = new ByteArrayInputStream(answer.body())) {
      MetricFamily family;
      while ((family = MetricFamily.parseDelimitedFrom(in)) != null) {
        families.put(family.getName(), family);
      }
    }

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/vnd.google.protobuf");
    assertThat(families).containsKey("dawsos_requests_total");
    assertThat(
            Objects.requireNonNull(families.get("dawsos_api_request_duration_seconds"))
                .getMetricList()
                .stream()
                .map(
                    io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_33_0
                            .Metrics.Metric
                        ::getHistogram)
                .filter(histogram -> histogram.getSampleCount() > 0))
        .isNotEmpty()
        .allMatch(histogram -> histogram.getPositiveSpanCount() > 0)
        .allMatch(histogram -> histogram.getBucketCount() == 10);
  }

  @Test
  void whoTakesItCompressedGetsIt() throws Exception {
    HttpResponse<byte[]> answer = scrape(application.adminPort(), "Accept-Encoding", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(Exposition.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).names())
          .contains("http_requests_total");
    }
  }

  @Test
  void requestsAreCountedByRouteAndNeverByWhatTheyAskFor() throws Exception {
    Exposition scraped = exposition();

    assertThat(
            scraped.value(
                "http_requests_total",
                "route",
                "/v1/packs/{id}",
                "endpoint",
                "/v1/packs/{id}",
                "method",
                "GET",
                "status",
                "400",
                "status_code",
                "400",
                "environment",
                "beta"))
        .isEqualTo(1);
    assertThat(scraped.value("http_requests_total", "route", "other", "status", "404"))
        .isEqualTo(1);
    assertThat(scraped.value("http_requests_total", "route", "/v1/execute", "status", "500"))
        .isZero();
    assertThat(scraped.value("http_requests_in_flight", "endpoint", "/v1/execute")).isZero();
    assertThat(text(TEXT)).doesNotContain("canary");
  }

  @Test
  void executionsAreCountedByPatternAndCodeOfTheProblem() throws Exception {
    Exposition scraped = exposition();

    assertThat(
            scraped.value(
                "dawsos_requests_total", "pattern_id", "portfolio_overview", "status", "success"))
        .isEqualTo(1);
    assertThat(
            scraped.value(
                "dawsos_request_errors_total",
                "pattern_id",
                "other",
                "error_type",
                "pattern_unknown"))
        .isEqualTo(1);
    assertThat(
            scraped.value(
                "dawsos_request_errors_total",
                "pattern_id",
                "portfolio_overview",
                "error_type",
                "pack_stale"))
        .isZero();
    assertThat(
            scraped.value(
                "dawsos_pattern_executions_total",
                "pattern_id",
                "portfolio_overview",
                "status",
                "success"))
        .isEqualTo(1);
  }

  @Test
  void packsAndJobsOfOtherProcessesAreShownTheNewestOnly() throws Exception {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        exposition()
                            .value(
                                "dawsos_job_step_duration_seconds_count",
                                "step",
                                "reconcile_ledger",
                                "status",
                                "success"))
                    .isEqualTo(5));
    Exposition scraped = exposition();

    assertThat(
            scraped.get("dawsos_pack_build_duration_seconds").samples().stream()
                .map(sample -> sample.labels().get("pack_id")))
        .containsOnly("PP_2025-10-23", "PP_2025-10-24");
    assertThat(scraped.value("dawsos_pack_build_duration_seconds_sum", "pack_id", "PP_2025-10-24"))
        .isEqualTo(10);
    assertThat(
            scraped.value(
                "dawsos_ledger_reconciliation_duration_seconds_count", "status", "success"))
        .isEqualTo(5);
    assertThat(scraped.value("dawsos_pack_freshness", "pack_id", "PP_2025-10-24")).isEqualTo(1);
    assertThat(scraped.value("dawsos_portfolios")).isEqualTo(1);
  }
}
