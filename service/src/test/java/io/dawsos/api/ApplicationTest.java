package io.dawsos.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.DawsosApplication;
import io.dawsos.DawsosConfiguration;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.PortfolioStore;
import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.database.TestDatabase;
import io.dawsos.digest.Sha256;
import io.dawsos.executor.CanonicalJson;
import io.dawsos.executor.JsonFormat;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.glassfish.jersey.server.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application over HTTP, with its own wiring, in this JVM. */
class ApplicationTest {
  private static final String PORTFOLIO = "11111111-1111-1111-1111-111111111111";
  private static final String OVERVIEW =
      "{\"pattern_id\":\"portfolio_overview\",\"portfolio_id\":\"" + PORTFOLIO + "\"}";
  private static final String LEDGER =
      """
      2020-01-01 commodity AAPL
        sector: "Technology"
      2020-01-01 open Assets:Broker
      2020-01-01 open Assets:Cash
      2020-01-01 open Equity:Opening
      2025-01-02 * "buy"
        Assets:Broker  10 AAPL {200 USD}
        Assets:Cash  800 CAD
        Equity:Opening
      """;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private static Path folder;
  private static @Nullable DropwizardTestSupport<DawsosConfiguration> application;
  private static String key;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    Path ledger = folder.resolve("main.beancount");
    Files.writeString(ledger, LEDGER);
    PackStore packs = new PackStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    for (String id : List.of("PP_2025-10-22", "PP_2025-10-23", "PP_2025-10-24")) {
      InlinePack.seal(
          packs,
          InlinePack.draft(
              id,
              "price AAPL USD 250 2025-10-22",
              "price MSFT USD 500 2025-10-22",
              "fx EUR USD 1.25 2025-10-22 ecb",
              "fx EUR CAD 1.6 2025-10-22 ecb"));
      packs.markFresh(PackId.fromString(id), BigDecimal.ONE);
    }
    new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .put(
            new Portfolio(
                PortfolioId.fromString(PORTFOLIO),
                "Test",
                CurrencyCode.of("CAD"),
                new AccountGlobs(List.of("Assets:*"))));
    key = new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH).create("test", null).secret();
    DatabaseConfiguration database = DATABASE.configuration();
    application =
        new DropwizardTestSupport<>(
            DawsosApplication.class,
            ResourceHelpers.resourceFilePath("test-config.yml"),
            ConfigOverride.config("ledger.file", ledger.toString()),
            ConfigOverride.config("database.url", requireNonNull(database.url())),
            ConfigOverride.config("database.user", database.user()),
            ConfigOverride.config("database.password", database.password().reveal()));
    application.before();
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.after();
    }
  }

  private static DropwizardTestSupport<DawsosConfiguration> application() {
    return requireNonNull(application);
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + application().getLocalPort() + path));
  }

  private static HttpRequest.Builder authorised(String path) {
    return at(path).header("Authorization", "Bearer " + key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> execute(String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        authorised("/v1/execute")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JsonFormat.mapper().readTree(response.body());
  }

  private record Endpoint(String method, String path) {}

  /** Every method of every registered resource, with a value for each parameter of its path. */
  private static List<Endpoint> endpoints() {
    var config = application().getEnvironment().jersey().getResourceConfig();
    List<Endpoint> found = new ArrayList<>();
    Stream.of(
            config.getSingletons().stream().<Class<?>>map(Object::getClass),
            config.getInstances().stream().<Class<?>>map(Object::getClass),
            config.getClasses().stream())
        .flatMap(classes -> classes)
        .distinct()
        .map(Resource::from)
        .forEach(resource -> collect(resource, "", found));
    return found;
  }

  private static void collect(
      @Nullable Resource resource, String parent, List<Endpoint> endpoints) {
    if (resource == null) {
      return;
    }
    String path = parent + "/" + String.valueOf(resource.getPath()).replaceFirst("^/", "");
    resource
        .getResourceMethods()
        .forEach(
            method -> endpoints.add(new Endpoint(method.getHttpMethod(), withoutParameters(path))));
    resource.getChildResources().forEach(child -> collect(child, path, endpoints));
  }

  @Test
  void everyResourceAsksForAKeyButHealthAndTheDocument() throws Exception {
    List<Endpoint> guarded =
        endpoints().stream()
            .filter(each -> !each.path().startsWith("/health/"))
            .filter(each -> !each.path().equals("/openapi.json"))
            .toList();

    assertThat(guarded)
        .contains(new Endpoint("POST", "/v1/execute"), new Endpoint("GET", "/v1/packs/x"))
        .hasSizeGreaterThanOrEqualTo(6);
    for (Endpoint endpoint : guarded) {
      for (String credentials :
          List.of("", "Bearer dk_wrong", "Basic eDp5", "Bearer " + key + "x")) {
        HttpRequest.Builder request =
            at(endpoint.path()).method(endpoint.method(), BodyPublishers.noBody());
        HttpResponse<String> response =
            send(credentials.isEmpty() ? request : request.header("Authorization", credentials));

        assertThat(response.statusCode())
            .as("%s with \"%s\"", endpoint, credentials)
            .isEqualTo(401);
        assertThat(json(response).get("code").textValue()).isEqualTo("CREDENTIALS_INVALID");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
            .contains("Bearer realm=\"dawsos\"");
      }
    }
  }

  private static String withoutParameters(String path) {
    return path.replaceAll("\\{[^}]*}", "x");
  }

  @Test
  void theDocumentHasEveryRegisteredMethodAndNothingElse() throws Exception {
    List<Endpoint> documented = new ArrayList<>();
    json(send(at("/openapi.json")))
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(
                                new Endpoint(
                                    method.toUpperCase(Locale.ROOT),
                                    withoutParameters(path.getKey())))));

    assertThat(documented).containsExactlyInAnyOrderElementsOf(endpoints());
  }

  @Test
  void theDocumentIsSentOnceToThoseWhoKeepIt() throws Exception {
    HttpResponse<String> first = send(at("/openapi.json"));
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = send(at("/openapi.json").header("If-None-Match", tag));

    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(tag).isEqualTo("\"" + Sha256.hex(first.body()) + "\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    assertThat(send(at("/openapi.json").header("If-None-Match", "\"other\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theDocumentIsCompressedForThoseWhoTakeIt() throws Exception {
    HttpRequest request = at("/openapi.json").header("Accept-Encoding", "gzip").build();
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream body = new GZIPInputStream(response.body())) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(send(at("/openapi.json")).body());
    }
  }

  @Test
  void healthOfPacksNeedsNoKey() throws Exception {
    HttpResponse<String> response = send(at("/health/pack"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).get("pricing_pack_id").textValue()).isEqualTo("PP_2025-10-24");
  }

  @Test
  void executesAPatternAndPinsTheAnswer() throws Exception {
    HttpResponse<String> response = execute(OVERVIEW);
    JsonNode answer = json(response);
    String hash = answer.at("/metadata/result_hash").textValue();

    // 10 × 250 USD × 1.6 / 1.25 + 800 CAD = 3200 + 800
    assertThat(answer.at("/result/valued_positions/market_value").decimalValue())
        .isEqualByComparingTo("4000");
    assertThat(answer.at("/result/sector_allocation/sectors/0/sector").textValue())
        .isEqualTo("Technology");
    assertThat(response.headers().firstValue("ETag")).contains("\"" + hash + "\"");
    assertThat(hash).isEqualTo(CanonicalJson.sha256(answer.get("result")));
    assertThat(answer.at("/metadata/pricing_pack_id").textValue()).isEqualTo("PP_2025-10-24");
    assertThat(answer.at("/metadata/ledger_commit_hash").textValue()).matches("[0-9a-f]{64}");
  }

  @Test
  void theHashDoesNotDependOnWhoAsksAndWhen() throws Exception {
    String other =
        new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH).create("other", null).secret();
    HttpRequest.Builder request =
        at("/v1/execute")
            .header("Authorization", "Bearer " + other)
            .header("X-Request-Id", "another")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(OVERVIEW));

    assertThat(json(send(request)).at("/metadata/result_hash"))
        .isEqualTo(json(execute(OVERVIEW)).at("/metadata/result_hash"));
  }

  @Test
  void idsOfTheCallerComeBack() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";

    HttpResponse<String> response =
        execute(
            OVERVIEW,
            "X-Request-Id",
            "my-request",
            "traceparent",
            "00-" + trace + "-b7ad6b7169203331-01");

    assertThat(json(response).get("request_id").textValue()).isEqualTo("my-request");
    assertThat(json(response).get("trace_id").textValue()).isEqualTo(trace);
    assertThat(response.headers().firstValue("X-Request-Id")).contains("my-request");
    assertThat(response.headers().firstValue("traceparent").orElseThrow())
        .matches("00-" + trace + "-[0-9a-f]{16}-00");
  }

  @Test
  void failuresCarryTheIdsToo() throws Exception {
    HttpResponse<String> response = execute("{}", "X-Request-Id", "my-request");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).get("request_id").textValue()).isEqualTo("my-request");
    assertThat(json(response).get("trace_id").textValue()).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|400|REQUEST_MALFORMED",
        "{|400|REQUEST_MALFORMED",
        "[]|400|REQUEST_MALFORMED",
        "{\"pattern_id\":\"x\",\"nope\":1}|400|REQUEST_MALFORMED",
        "{\"pattern_id\":\"x\",\"pattern_id\":\"y\"}|400|REQUEST_MALFORMED",
        "{\"pattern_id\":\"x\",\"asof_date\":\"2025-02-30\"}|400|REQUEST_MALFORMED",
        "{\"pattern_id\":\"x\",\"pricing_pack_id\":\"PP\"}|400|REQUEST_MALFORMED",
        "{\"pattern_id\":\"x\"}|404|PATTERN_UNKNOWN",
        "{\"pattern_id\":\"portfolio_overview\"}|400|INPUT_INVALID",
        "{\"pattern_id\":\"portfolio_overview\",\"portfolio_id\":\"x\"}|400|INPUT_INVALID",
        "{\"pattern_id\":\"portfolio_overview\",\"asof_date\":\"9999-01-01\"}|400|DATE_IN_FUTURE",
        "{\"pattern_id\":\"portfolio_overview\",\"asof_date\":\"2020-01-01\"}|404|PACK_UNKNOWN",
        "{\"pattern_id\":\"portfolio_overview\",\"asof_date\":\"-99999-01-01\"}|404|PACK_UNKNOWN",
        "{\"pattern_id\":\"portfolio_overview\",\"pricing_pack_id\":\"PP_2020-01-01\"}|404|PACK_UNKNOWN",
        "{\"pattern_id\":\"portfolio_overview\",\"portfolio_id\":\"22222222-2222-2222-2222-222222222222\"}|404|PORTFOLIO_UNKNOWN"
      })
  void wrongRequestsAreAnsweredWithTheirReason(@Nullable String body, int status, String code)
      throws Exception {
    HttpResponse<String> response = execute(body == null ? "" : body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response).get("code").textValue()).isEqualTo(code);
    assertThat(json(response).get("status").intValue()).isEqualTo(status);
    assertThat(response.body()).doesNotContain("Exception", "io.dawsos", "java.", "select ");
  }

  @Test
  void listsPacksTheNewestFirstUpToALimit() throws Exception {
    JsonNode two = json(send(authorised("/v1/packs?limit=2"))).get("packs");
    JsonNode one = json(send(authorised("/v1/packs?from=2025-10-23&to=2025-10-23"))).get("packs");

    assertThat(two.findValuesAsText("id")).containsExactly("PP_2025-10-24", "PP_2025-10-23");
    assertThat(one.findValuesAsText("id")).containsExactly("PP_2025-10-23");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=1001",
        "?limit=x",
        "?limit=99999999999",
        "?from=yesterday",
        "?to=2025-02-30",
        "?from=-99999-01-01",
        "?to=%2B9999999-12-31",
        "/PP_2025-10-24?limit=10001",
        "/PP_2025-10-24?offset=-1",
        "/PP"
      })
  void valuesOutOfRangeAreRefused(String path) throws Exception {
    HttpResponse<String> response = send(authorised("/v1/packs" + path));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("code").textValue()).isEqualTo("ARGUMENT_INVALID");
  }

  @Test
  void showsAPageOfThePricesOfAPack() throws Exception {
    JsonNode pack = json(send(authorised("/v1/packs/PP_2025-10-24?offset=1&limit=1")));

    assertThat(pack.get("prices").findValuesAsText("security")).containsExactly("MSFT");
    assertThat(pack.get("rates")).hasSize(2);
    assertThat(pack.get("price_count").intValue()).isEqualTo(2);
  }

  @Test
  void showsWhatWasFoundOfOnePackAndNotOfAList() throws Exception {
    JsonNode pack = json(send(authorised("/v1/packs/PP_2025-10-24")));
    JsonNode listed = json(send(authorised("/v1/packs"))).at("/packs/0");

    assertThat(pack.at("/quality/checks").isArray()).isTrue();
    assertThat(pack.get("policy_sha256").textValue()).isEqualTo(InlinePack.SHA256);
    assertThat(listed.get("policy_sha256").textValue()).isEqualTo(InlinePack.SHA256);
    assertThat(listed.has("quality")).isFalse();
  }

  @Test
  void listsPortfoliosAndPatterns() throws Exception {
    assertThat(json(send(authorised("/v1/portfolios"))).at("/portfolios/0/id").textValue())
        .isEqualTo(PORTFOLIO);
    assertThat(json(send(authorised("/v1/patterns"))).at("/patterns/0/id").textValue())
        .isEqualTo("portfolio_overview");
  }

  @ParameterizedTest
  @CsvSource({"GET,/v1/none,404", "GET,/,404", "DELETE,/v1/packs,405", "PUT,/v1/execute,405"})
  void whatDoesNotExistIsAProblemToo(String method, String path, int status) throws Exception {
    HttpResponse<String> response = send(authorised(path).method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aBodyAboveTheLimitIsRefused() throws Exception {
    HttpResponse<String> response = execute("{\"pattern_id\":\"" + "x".repeat(1 << 20) + "\"}");

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).get("code").textValue()).isEqualTo("REQUEST_TOO_LARGE");
  }

  @Test
  void metricsAndHealthAreOnTheAdminPort() throws Exception {
    String admin = "http://127.0.0.1:" + application().getAdminPort();

    HttpResponse<String> metrics = send(HttpRequest.newBuilder(URI.create(admin + "/metrics")));
    HttpResponse<String> health = send(HttpRequest.newBuilder(URI.create(admin + "/healthcheck")));

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("\ndw_", "dawsos_bridge_skipped_total");
    assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
  }
}
