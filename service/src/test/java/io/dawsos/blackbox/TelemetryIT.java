package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import io.dawsos.blackbox.OtlpReceiver.Span;
import io.dawsos.telemetry.sentry.FakeIngest;
import io.dawsos.telemetry.trace.TraceContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo with everything switched on, and what a collector and Sentry hear of it. */
@Tag("telemetry")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TelemetryIT {
  private static final String PORTFOLIO = "11111111-1111-1111-1111-111111111111";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final Pattern KEY = Pattern.compile("(?m)^API key +(dk_\\S+)$");

  private final Path folder;
  private final OtlpReceiver collector = new OtlpReceiver();
  private final FakeIngest sentry = new FakeIngest();
  private final Dawsos demo;
  private Server server;
  private String key;
  private Answer answer;

  TelemetryIT(@TempDir Path folder) {
    this.folder = folder;
    demo =
        new Dawsos(folder)
            .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
            .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .with("OTEL_BSP_SCHEDULE_DELAY", "100")
            .with("ENVIRONMENT", "staging")
            .with("OTEL_TRACES_SAMPLER_ARG", "1.0")
            .with("SENTRY_DSN", sentry.dsn())
            .with("SLOW_QUERY_THRESHOLD", "1ns")
            .with("HTTP_LOG_ENABLED", "true");
  }

  @BeforeAll
  void execute() {
    server = demo.serve("demo");
    key = server.process().awaitOutput(KEY).group(1);
    Api api = server.api(key);
    answer =
        api.send(
            api.request("/v1/execute")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-%s-%s-01".formatted(TRACE, CALLER))
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"pattern_id": "portfolio_overview", "require_fresh": false,
                         "inputs": {"portfolio_id": "%s", "currency": "EUR"}}"""
                            .formatted(PORTFOLIO))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> named("POST /v1/execute").size() == 1);
  }

  private List<Span> named(String name) {
    return collector.spans(TRACE).stream().filter(span -> span.name().equals(name)).toList();
  }

  @Test
  void theAnswerNamesTheTraceOfTheCaller() {
    Span root = named("POST /v1/execute").get(0);

    assertThat(answer.json().path("trace_id").textValue()).isEqualTo(TRACE);
    assertThat(answer.header("traceparent"))
        .isEqualTo("00-%s-%s-01".formatted(TRACE, root.spanId()));
    assertThat(root.parentId()).isEqualTo(CALLER);
    assertThat(root.resource())
        .containsEntry("service.name", "dawsos-executor")
        .containsEntry("deployment.environment", "staging");
  }

  @Test
  void spansNestAsTheContractHasThem() {
    Span root = named("POST /v1/execute").get(0);
    Span execution = named("execute_pattern").get(0);
    Set<String> steps =
        named("pattern.step").stream()
            .map(Span::spanId)
            .collect(java.util.stream.Collectors.toSet());

    assertThat(execution.parentId()).isEqualTo(root.spanId());
    assertThat(named("pattern.step"))
        .isNotEmpty()
        .allMatch(step -> step.parentId().equals(execution.spanId()));
    assertThat(named("agent.invoke"))
        .isNotEmpty()
        .allMatch(call -> steps.contains(call.parentId()));
    assertThat(collector.spans(TRACE))
        .as("statements of the agents' threads, too")
        .anyMatch(span -> span.name().startsWith("SELECT "));
  }

  @Test
  void spansHaveEveryAttributeOfTheContract() {
    Set<String> ofRequests = new TreeSet<>(TraceContract.spans());
    ofRequests.remove("provider.fetch"); // none is asked here

    assertThat(ofRequests).hasSize(4);
    for (String name : ofRequests) {
      assertThat(named(name)).as(name).isNotEmpty();
      assertThat(named(name).get(0).attributes())
          .as(name)
          .containsKeys(TraceContract.attributes(name).toArray(String[]::new));
    }
  }

  @Test
  void ofTheValueOfAPortfolioTheMagnitudeIsTold() {
    Span valuation = named("valuation").get(0);
    BigDecimal value = answer.json().at("/result/valued_positions/market_value").decimalValue();

    assertThat(named("agent.invoke"))
        .filteredOn(call -> call.spanId().equals(valuation.parentId()))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.attributes())
                    .containsEntry("capability", "portfolio.get_valued_positions"));
    assertThat(new BigDecimal(valuation.attributes().get("portfolio_value")))
        .isEqualByComparingTo(value.round(new MathContext(1)))
        .isNotEqualByComparingTo(value);
  }

  @Test
  void noTraceLogOrReportNamesAPortfolioAKeyOrAnAmount() throws IOException {
    String total =
        answer.json().path("result").path("valued_positions").path("market_value").asText();
    String requests = Files.readString(folder.resolve("logs/http_traces.ndjson"));

    assertThat(total).hasSizeGreaterThan(4);
    for (String planted : List.of(PORTFOLIO, key, total)) {
      assertThat(collector.bytes()).doesNotContain(planted);
      assertThat(requests).doesNotContain(planted);
      assertThat(String.join("", sentry.envelopes())).doesNotContain(planted);
    }
    assertThat(server.process().stderr()).doesNotContain(key);
  }

  @Test
  void slowStatementsAreLoggedByNameWithTheTrace() {
    assertThat(server.process().stderr())
        .containsPattern(
            "WARN +\\[[^]]+] \\[%s [0-9a-f]{16}] io.dawsos.telemetry.log.SlowStatements: slow statement: "
                .formatted(TRACE));
  }

  @Test
  void everyRequestIsALineOfJson() {
    Path file = folder.resolve("logs/http_traces.ndjson");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(Files.readAllLines(file))
                    .map(Json::parse)
                    .filteredOn(line -> line.path("route").textValue().equals("/v1/execute"))
                    .singleElement()
                    .satisfies(
                        line -> {
                          assertThat(line.fieldNames())
                              .toIterable()
                              .containsExactly(
                                  "ts", "route", "method", "status", "duration_ms", "path");
                          assertThat(line.path("method").textValue()).isEqualTo("POST");
                          assertThat(line.path("status").intValue()).isEqualTo(200);
                          assertThat(line.path("duration_ms").doubleValue()).isPositive();
                        }));
  }

  @AfterAll
  void stop() {
    demo.close();
    collector.close();
    sentry.close();
  }
}
