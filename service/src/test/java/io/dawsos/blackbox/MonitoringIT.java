package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.observability.Dashboards;
import io.dawsos.observability.Dashboards.Expression;
import io.dawsos.observability.Observability;
import io.dawsos.observability.SecretFiles;
import io.dawsos.observability.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar under a small load, watched by the real Prometheus and Alertmanager with our
 * rules: every panel has something to show, and an alert reaches whom it should. The tests follow
 * one another.
 */
@Tag("telemetry")
@NeedsPrometheus
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MonitoringIT {
  /** Commands of RUNBOOK.md that need a Prometheus and an Alertmanager, and are run here. */
  static final String QUERY =
      "amtool alert query --alertmanager.url=http://localhost:9093 --http.config.file=client.yml";

  static final String SILENCE =
      "amtool silence add alertname=LowRequestVolume --duration=2h --comment=\"quiet holiday\""
          + " --alertmanager.url=http://localhost:9093 --http.config.file=client.yml";
  static final String EDIT = "sed -i 's/vector(.)/vector(1)/' observability/maintenance.yml";
  static final String RELOAD =
      "curl -sf -u \"admin:$MONITORING_PASSWORD\" -X POST localhost:9090/-/reload";

  private static final String REQUESTS = "http_request_duration_seconds";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DATE = "2025-06-02";
  private static final String NEXT = "2025-06-03";

  /** What may have no sample now, and why. */
  private static final Map<String, String> MAY_BE_EMPTY =
      Map.of(
          "FMP error rate", "only jobs ask providers, and there is no key",
          "Starts", "a service has been started within half a minute, or has not",
          "Alerts", "nothing is wrong yet");

  /** The parts of PromQL that hold names of labels, values and durations. */
  private static final Pattern NO_METRICS =
      Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|on|without|ignoring) *\\([^)]*\\)");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?! *\\()\\b");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");

  /** Made by Prometheus itself, while an alert is pending or fires. */
  private static final String ALERTS = "ALERTS";

  private final Path folder;
  private final Dawsos dawsos;
  private final Shell shell;
  private Dawsos.Server server;
  private MonitoringStack stack;
  private Prometheus prometheus;
  private Api api;

  MonitoringIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    dawsos =
        Fixtures.withLedger(new Dawsos(folder))
            .with("PACKS_MAX_AGE", "0s")
            .with("ENVIRONMENT", "production")
            .with("METRICS_REFRESH_INTERVAL", "1s")
            .with("OTEL_TRACES_SAMPLER_ARG", "1.0")
            .with("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
    shell =
        new Shell(folder)
            .with("PATH", Tool.AMTOOL.path().getParent() + ":" + System.getenv("PATH"))
            .with("MONITORING_PASSWORD", SecretFiles.PASSWORD);
  }

  @BeforeAll
  void serveAndWatch() throws IOException {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    String sources = "[%s]".formatted(Fixtures.prices(dawsos, DATE));
    dawsos.with("PACKS_SOURCES", sources).run("job", "run", "nightly", "--date", DATE).exitsWith(0);
    server = dawsos.serve("server");
    api = server.api(key);
    stack =
        new MonitoringStack(
            folder.resolve("observability"), server.port(), shell.port("9090"), shell.port("9093"));
    prometheus = stack.prometheus();
    Files.copy(folder.resolve("observability/client.yml"), folder.resolve("client.yml"));
  }

  private void ask() {
    api.execute(
        "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
            .formatted(Fixtures.PORTFOLIO));
    api.get("/v1/packs");
    api.get("/nothing");
  }

  @Test
  @Order(1)
  void everyPanelShowsSomething() {
    List<Expression> expressions = Dashboards.expressions();
    assertThat(expressions).hasSizeGreaterThan(60);
    List<Expression> empty = new ArrayList<>(expressions);

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              ask();
              empty.removeIf(each -> !prometheus.query(each.text()).isEmpty());
              assertThat(empty)
                  .filteredOn(each -> MAY_BE_EMPTY.keySet().stream().noneMatch(each.of()::endsWith))
                  .isEmpty();
            });
  }

  /** Also in what is compared with a limit, and is empty as long as all is well. */
  @Test
  @Order(2)
  void everySeriesThatIsReadIsThere() {
    Map<String, String> readBy = new TreeMap<>();
    for (Expression each : Dashboards.expressions()) {
      metrics(each.text()).forEach(name -> readBy.put(name, each.of()));
    }
    Stream.of("alerts.yml", "recording_rules.yml")
        .flatMap(Observability::rules)
        .forEach(
            rule ->
                metrics(rule.path("expr").textValue())
                    .forEach(name -> readBy.put(name, rule.toString())));
    assertThat(readBy).hasSizeGreaterThan(50).containsKey("dawsos_pack_freshness");

    readBy.forEach(
        (name, reader) ->
            assertThat(prometheus.query(name)).as("%s of %s", name, reader).isNotEmpty());
  }

  private static Set<String> metrics(String expression) {
    return NAME.matcher(NO_METRICS.matcher(expression).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .filter(name -> !OPERATORS.contains(name) && !name.equals(ALERTS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(3)
  void everyRuleIsEvaluated() {
    assertThat(prometheus.rules())
        .hasSize(22)
        .allSatisfy(
            rule ->
                assertThat(rule.path("health").textValue()).as(rule.toString()).isEqualTo("ok"));
    assertThat(prometheus.query("api:success_rate:5m")).hasSize(1);
  }

  @Test
  @Order(4)
  void aSlowRequestLeadsToItsTrace() {
    assertThat(prometheus.exemplars("dawsos_api_request_duration_seconds_bucket"))
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.at("/exemplars/0/labels/trace_id").textValue())
                    .matches("[0-9a-f]{32}"));
  }

  /** This release then leaves out the classic ones, so that another one serves rules and panels. */
  @Test
  @Order(5)
  void nativeHistogramsAreStoredWhereTheyAreEnabled() throws IOException {
    Path own = Files.createDirectories(folder.resolve("native"));
    Files.writeString(
        own.resolve("prometheus.yml"),
        """
        scrape_configs:
          - job_name: dawsos-backend
            scrape_interval: 1s
            static_configs:
              - targets: ["127.0.0.1:%d"]
        """
            .formatted(server.port()));
    try (Prometheus enabled =
        new Prometheus(own, Dawsos.freePort(), "--enable-feature=native-histograms")) {
      enabled.awaitStart();
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                ask();
                assertThat(
                        enabled.query(
                            "histogram_quantile(0.99, sum(rate(%s[1m])))".formatted(REQUESTS)))
                    .singleElement()
                    .satisfies(
                        sample ->
                            assertThat(sample.at("/value/1").asDouble())
                                .isGreaterThan(0)
                                .isLessThan(60));
              });
      assertThat(enabled.query(REQUESTS + "{endpoint=\"/v1/execute\"}"))
          .singleElement()
          .satisfies(sample -> assertThat(sample.at("/histogram/1/buckets")).isNotEmpty());
      assertThat(enabled.query(REQUESTS + "_bucket")).isEmpty();
    }
  }

  /** A newer pack that nobody released: requests get 503, and the alert goes to operations. */
  @Test
  @Order(6)
  void aPackThatIsNotFreshIsToldToOperations() {
    String source = Fixtures.prices(dawsos, NEXT).toString();
    dawsos.run("pack", "build", "--date", NEXT, "--source", source).exitsWith(0);

    JsonNode group = awaitGroup("ops-team", "PackNotFresh");

    assertThat(group.at("/labels/environment").textValue()).isEqualTo("production");
    assertThat(group.at("/labels/team").textValue()).isEqualTo("dawsos");
    assertThat(group.at("/alerts/0/labels/pack_id").textValue()).isEqualTo("PP_" + NEXT);
    assertThat(group.at("/alerts/0/labels/severity").textValue()).isEqualTo("warning");
    assertThat(group.at("/alerts/0/annotations/runbook_url").textValue())
        .isEqualTo("RUNBOOK.md#packnotfresh");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(stack.messages())
                    .anySatisfy(
                        message -> {
                          assertThat(message.path("channel").asText()).isEqualTo("#ops-alerts");
                          assertThat(message.at("/attachments/0/title").asText())
                              .isEqualTo("HIGH: PackNotFresh");
                          assertThat(message.at("/attachments/0/text").asText())
                              .contains("PP_" + NEXT, "RUNBOOK.md#packnotfresh");
                        }));
    assertThat(prometheus.query("ALERTS{alertname=\"PackNotFresh\",alertstate=\"firing\"}"))
        .hasSize(1);
  }

  private JsonNode awaitGroup(String receiver, String alert) {
    List<JsonNode> found = new ArrayList<>();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              stack.groups(receiver).stream()
                  .filter(group -> group.at("/labels/alertname").asText().equals(alert))
                  .forEach(found::add);
              return !found.isEmpty();
            });
    return found.get(0);
  }

  @Test
  @Order(7)
  void theCommandsOfTheRunbookReachBoth() {
    assertThat(shell.run(QUERY).exitsWith(0).stdout()).contains("PackNotFresh");
    assertThat(shell.run(SILENCE).exitsWith(0).stdout()).matches("[0-9a-f-]{36}\n");

    shell.run(EDIT).exitsWith(0);
    shell.run(RELOAD).exitsWith(0);

    awaitGroup("log-only", "DatabaseMaintenance");
  }

  /** One that is down tells of no pack either, which need not be told as well. */
  @Test
  @Order(8)
  void aServiceThatIsDownPagesAndHoldsBackWhatFollowsFromIt() {
    server.process().kill();

    awaitGroup("critical", "BackendDown");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              JsonNode status =
                  awaitGroup("ops-team", "PackFreshnessMissing").at("/alerts/0/status");
              assertThat(status.path("state").textValue()).isEqualTo("suppressed");
              assertThat(status.path("inhibitedBy").isEmpty()).isFalse();
            });
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(stack.messages())
                    .extracting(message -> message.at("/attachments/0/title").asText())
                    .contains("CRITICAL: BackendDown"));
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
    shell.close();
    dawsos.close();
  }
}
