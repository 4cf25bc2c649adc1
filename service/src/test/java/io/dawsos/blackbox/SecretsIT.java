package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.telemetry.sentry.FakeIngest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets in everything that a server and its commands take in, with all telemetry on, and nothing
 * of them in what goes out or is written beside the answers: spans, reports, metrics, logs.
 */
@Tag("telemetry")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecretsIT {
  private static final String DATE = "2025-06-02";
  private static final String PORTFOLIO = "4f1c6a8e-93d2-4b57-a1e0-7c5d2b90f6e3";
  private static final String MAIL = "dagobert.duck@geldspeicher.example";
  private static final String NAME = "Ferienwohnung-Nizza";
  private static final String ACCOUNT = "Assets:Zauberbank";
  private static final String SECURITY = "QZAUBER";
  private static final String UNITS = "48151.6234";
  private static final String PRICE = "23421.0815";
  private static final String OVERRIDE = "23422.4711";
  private static final String PROVIDER_KEY = "pk_wXy7Q2mR9tLs4vBn8cDe";
  private static final String PASSWORD = "hush-7731-Mondschein";

  /** What an identity or an amount is; a log line of an operator's own file may name these. */
  private static final List<String> PERSONAL =
      List.of(PORTFOLIO, MAIL, NAME, ACCOUNT, SECURITY, UNITS, PRICE, OVERRIDE);

  private final Path folder;
  private final OtlpReceiver collector = new OtlpReceiver();
  private final FakeIngest sentry = new FakeIngest();
  private final FakeIngest pushgateway = new FakeIngest();
  private final Dawsos dawsos;
  private final List<Run> runs = new ArrayList<>();
  private final List<String> measured = new ArrayList<>();
  private Dawsos.Server server;
  private String key;
  private List<String> credentials;

  SecretsIT(@TempDir Path folder) {
    this.folder = folder;
    dawsos =
        new Dawsos(folder)
            .with("LEDGER_FILE", folder.resolve("main.beancount").toString())
            .with("PACKS_SOURCES", "[prices.csv, rates.csv]")
            .with("PACKS_MAX_AGE", "0s")
            .with("LIMITS_REQUESTS_PER_SECOND", "0")
            .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
            .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .with("OTEL_BSP_SCHEDULE_DELAY", "100")
            .with("OTEL_TRACES_SAMPLER_ARG", "1.0")
            .with("SENTRY_DSN", sentry.dsn())
            .with("SLOW_QUERY_THRESHOLD", "1ns")
            .with("HTTP_LOG_ENABLED", "true")
            .with("POLYGON_API_KEY", PROVIDER_KEY)
            .with("TELEMETRY_HASH_KEY", PASSWORD)
            .with("POLYGON_URL", "http://127.0.0.1:1")
            .with("PUSHGATEWAY_URL", pushgateway.url());
  }

  @BeforeAll
  void letEverythingTakeSecrets() throws Exception {
    writeLedger("");
    Files.writeString(
        folder.resolve("prices.csv"),
        "date,symbol,close,currency\n%s,%s,%s,USD\n".formatted(DATE, SECURITY, PRICE));
    Files.writeString(
        folder.resolve("rates.csv"),
        "date,base,quote,rate\n%1$s,EUR,USD,1.1419\n%1$s,EUR,CAD,1.5665\n".formatted(DATE));
    key = dawsos.prepare();
    server = dawsos.serve("server");
    runCommands();
    String ofUser =
        command("key", "create", NAME, "--user", MAIL, "--json").json().path("key").textValue();
    credentials = List.of(key, ofUser, PROVIDER_KEY, PASSWORD);
    ask(server.api(ofUser));
    ask(server.api(key));
    for (String secret : secrets()) {
      server.api(secret + "-not-a-key").get("/v1/packs");
    }
    breakThings();
    scrape();
  }

  private void writeLedger(String more) throws IOException {
    Files.writeString(
        folder.resolve("main.beancount"),
        """
        2025-01-02 open %1$s
        2025-01-02 open Equity:Opening
        2025-01-02 * "%2$s" "for %3$s"
          %1$s  %4$s %5$s {200.00 USD}
          Equity:Opening
        """
                .formatted(ACCOUNT, NAME, MAIL, UNITS, SECURITY)
            + more);
  }

  private Run command(String... arguments) {
    Run run = dawsos.run(arguments);
    runs.add(run);
    return run;
  }

  /** Those that take more than a date, well and badly used. */
  private void runCommands() throws IOException {
    command("user", "create", MAIL, "--role", "MANAGER").exitsWith(0);
    command("portfolio", "add", NAME, "--id", PORTFOLIO, "--owner", MAIL, "--account", ACCOUNT)
        .exitsWith(0);
    Path metrics = folder.resolve("metrics.prom");
    command("pack", "build", "--date", DATE, "--metrics-file", metrics.toString()).exitsWith(0);
    measured.add(Files.readString(metrics));
    command(
            "pack",
            "override",
            "--date",
            DATE,
            "--of",
            SECURITY,
            "--price",
            OVERRIDE,
            "--currency",
            "USD",
            "--reason",
            "asked by " + MAIL,
            "--author",
            MAIL)
        .exitsWith(0);
    command("pack", "restate", "--date", DATE, "--reason", MAIL, "--author", MAIL).exitsWith(0);
    command("job", "run", "nightly", "--date", DATE);
    command("portfolio", "value", PORTFOLIO, "--pack", "PP_" + DATE + "_r1").exitsWith(0);
    command("symbol", "add", SECURITY, "polygon", MAIL, "--unit", "USD");
    command("provider", "get", "polygon", "prices", SECURITY).exitsWith(1);
    command("execution", "list", "--portfolio", PORTFOLIO).exitsWith(0);
    command("audit", "list", "--user", MAIL).exitsWith(0);
    command("replay", PORTFOLIO).exitsWith(1);
    command("pack", "show", MAIL).exitsWith(2);
  }

  /**
   * Every operation, each of its parameters and its body with each secret, and what is no route.
   */
  private void ask(Api api) {
    JsonNode document = api.get("/openapi.json").json();
    for (String secret : secrets()) {
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          askOperation(api, document, path.getKey(), method.getKey(), method.getValue(), secret);
        }
      }
      api.get("/" + encode(secret) + "?apikey=" + encode(secret));
      api.send(
          api.request("/v1/packs")
              .header("Cookie", "session=" + encode(secret))
              .header("User-Agent", encode(secret))
              .header("Referer", "http://example.org/" + encode(secret)));
    }
    Answer overview = execute(api, PORTFOLIO);
    assertThat(overview.status()).as(overview.body()).isEqualTo(200);
    String id = overview.header("X-Execution-Id");
    api.get("/v1/executions?portfolio=" + PORTFOLIO);
    api.get("/v1/executions/" + id + "/result");
    api.send(api.request("/v1/executions/%s/replay".formatted(id)).POST(BodyPublishers.noBody()));
  }

  private Stream<String> allSecrets() {
    return Stream.concat(PERSONAL.stream(), credentials.stream());
  }

  private List<String> secrets() {
    return allSecrets().toList();
  }

  private static Answer execute(Api api, String portfolio) {
    return api.execute(
        """
        {"pattern_id": "portfolio_overview", "require_fresh": false,
         "inputs": {"portfolio_id": "%s"}}"""
            .formatted(portfolio));
  }

  private static void askOperation(
      Api api, JsonNode document, String path, String method, JsonNode operation, String secret) {
    String filled = path.replaceAll("\\{[^}]*}", encode(secret));
    for (JsonNode each : operation.path("parameters")) {
      String reference = each.path("$ref").textValue();
      JsonNode parameter = reference == null ? each : document.at(reference.substring(1));
      String name = parameter.path("name").textValue();
      boolean query = parameter.path("in").textValue().equals("query");
      String target = query ? filled + "?" + name + "=" + encode(secret) : filled;
      api.send(withBody(api.request(target), method, operation, secret));
    }
    api.send(withBody(api.request(filled), method, operation, secret));
  }

  private static HttpRequest.Builder withBody(
      HttpRequest.Builder request, String method, JsonNode operation, String secret) {
    return operation.has("requestBody")
        ? request
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"pattern_id\": \"%1$s\", \"inputs\": {\"portfolio_id\": \"%1$s\", \"%1$s\": \"%1$s\"}}"
                        .formatted(secret)))
        : request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A ledger with errors that name what is in it, and a database that is gone: both are logged. */
  private void breakThings() throws IOException {
    writeLedger("2025-01-03 balance %s %s USD\n".formatted(ACCOUNT, PRICE));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> server.process().stderr().contains("main.beancount:"));
    dawsos.postgres().killPostmaster();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              execute(server.api(key), PORTFOLIO);
              return !sentry.envelopes().isEmpty();
            });
  }

  private void scrape() {
    Api application = new Api(server.port(), "none", AnswerCheck.NONE);
    for (Api each : List.of(server.admin(), application)) {
      for (String format : List.of("text/plain", "application/openmetrics-text; version=1.0.0")) {
        measured.add(each.send(each.request("/metrics").header("Accept", format)).body());
      }
    }
  }

  private void assertHasNone(String what, String text) {
    assertThat(text).as(what).isNotEmpty();
    assertThat(allSecrets().filter(text::contains)).as(what).isEmpty();
  }

  @Test
  void spansHaveNone() {
    assertThat(collector.spans())
        .extracting(OtlpReceiver.Span::name)
        .contains("POST /v1/execute", "execute_pattern", "build_pricing_pack", "job.run");
    assertThat(allSecrets().filter(secret -> !secret.equals(SECURITY)))
        .noneMatch(collector.bytes()::contains);
    // What a provider is asked about is told of its call and in the path of its address; nothing
    // says whose it is.
    assertThat(collector.spans())
        .filteredOn(span -> span.toString().contains(SECURITY))
        .isNotEmpty()
        .allMatch(span -> Set.of("provider.fetch", "GET").contains(span.name()))
        .noneMatch(span -> span.attributes().containsKey("portfolio_id"));
    for (String amount : List.of(UNITS, PRICE, OVERRIDE)) {
      assertThat(collector.bytes()).doesNotContain(asDouble(amount));
    }
  }

  /** As a number is sent. */
  private static String asDouble(String amount) {
    byte[] bytes =
        ByteBuffer.allocate(Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putDouble(Double.parseDouble(amount))
            .array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void reportsHaveNone() {
    assertHasNone("reports", String.join("\n", sentry.envelopes()));
  }

  @Test
  void metricsHaveNone() {
    assertThat(pushgateway.envelopes()).hasSizeGreaterThan(5);
    assertHasNone("pushed metrics", String.join("\n", pushgateway.envelopes()));
    assertThat(measured).hasSize(5);
    measured.forEach(each -> assertHasNone("metrics", each));
  }

  @Test
  void theLogOfRequestsHasNone() throws IOException {
    String log = Files.readString(folder.resolve("logs/http_traces.ndjson"));

    assertThat(log).contains("/v1/executions/");
    assertHasNone("log of requests", log);
  }

  /** The ledger's own errors are what an operator has to read, and the log is where they are. */
  @Test
  void theLogOfTheServerHasNoneButWhatIsWrongWithTheLedger() {
    Map<Boolean, List<String>> ofLedger = new LinkedHashMap<>();
    server
        .process()
        .stderr()
        .lines()
        .forEach(
            line ->
                ofLedger
                    .computeIfAbsent(line.contains("main.beancount:"), each -> new ArrayList<>())
                    .add(line));

    assertThat(ofLedger.get(true)).as("told of the ledger").isNotEmpty();
    assertHasNone("log", String.join("\n", ofLedger.get(false)));
    assertThat(credentials).noneMatch(server.process().stderr()::contains);
  }

  /** What they print is their answer to who asked, but for keys. */
  @Test
  void whatCommandsSayHasNoKeyOrPassword() {
    assertThat(runs)
        .hasSizeGreaterThan(10)
        .allSatisfy(run -> assertThat(credentials).noneMatch(run.stderr()::contains));
  }

  @AfterAll
  void stop() {
    dawsos.close();
    collector.close();
    sentry.close();
    pushgateway.close();
  }
}
