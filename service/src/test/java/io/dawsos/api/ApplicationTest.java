package io.dawsos.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dawsos.DawsosApplication;
import io.dawsos.DawsosConfiguration;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.Role;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.glassfish.jersey.server.model.Resource;
import org.jdbi.v3.core.Handle;
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

  /** Of accounts enough for an answer that does not leave in one piece. */
  private static final String LARGE = "55555555-5555-5555-5555-555555555555";

  private static final int LOANS = 300;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private static Path folder;
  private static @Nullable DropwizardTestSupport<DawsosConfiguration> application;
  private static String key;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    Path ledger = folder.resolve("main.beancount");
    Files.writeString(ledger, LEDGER + loans());
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
    addPortfolio(PORTFOLIO);
    addPortfolio(LARGE, "Liabilities:*");
    key = key("test");
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

  private static String loans() {
    return IntStream.range(0, LOANS)
        .mapToObj(
            i ->
                """
                2020-01-01 open Liabilities:Loan%1$d
                2025-01-02 * "loan"
                  Liabilities:Loan%1$d  -%1$d.50 EUR
                  Equity:Opening
                """
                    .formatted(i))
        .collect(Collectors.joining());
  }

  private static String key(String name) {
    return new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .create(UserId.OPERATOR, name, EnumSet.allOf(Scope.class), null)
        .secret();
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
  void everyResourceAsksForAKeyButHealthAndDescriptions() throws Exception {
    List<Endpoint> guarded =
        endpoints().stream()
            .filter(each -> !each.path().startsWith("/health/"))
            .filter(each -> !each.path().startsWith("/schemas/"))
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

    assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
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
    assertThat(answer.at("/result/sector_allocation/groups/0/name").textValue())
        .isEqualTo("Technology");
    assertThat(response.headers().firstValue("ETag")).contains("\"" + hash + "\"");
    assertThat(hash).isEqualTo(CanonicalJson.sha256(answer.get("result")));
    assertThat(answer.at("/metadata/pricing_pack_id").textValue()).isEqualTo("PP_2025-10-24");
    assertThat(answer.at("/metadata/ledger_commit_hash").textValue()).matches("[0-9a-f]{64}");
  }

  private static String resultOf(String body) {
    assertThat(body).startsWith("{\"result\":");
    return body.substring("{\"result\":".length(), body.indexOf(",\"metadata\":{"));
  }

  @Test
  void theBytesOfTheResultAreThoseThatWereHashedAndStored() throws Exception {
    HttpResponse<String> response = execute(OVERVIEW);
    String hash = json(response).at("/metadata/result_hash").textValue();
    String id = json(response).at("/metadata/execution_id").textValue();

    assertThat(Sha256.hex(resultOf(response.body()))).isEqualTo(hash);
    assertThat(resultOf(response.body()))
        .isEqualTo(CanonicalJson.of(json(response).get("result")))
        .isEqualTo(send(authorised("/v1/executions/" + id + "/result")).body());
    assertThat(send(authorised("/v1/executions/" + id)).body())
        .startsWith("{\"result\":" + resultOf(response.body()) + ",\"execution\":{");
    assertThat(response.headers().firstValue("X-Execution-Id")).contains(id);
  }

  @Test
  void whoHasTheResultGetsNoneAndTheExecutionIsStoredAllTheSame() throws Exception {
    HttpResponse<String> first = execute(OVERVIEW);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second = execute(OVERVIEW, "If-None-Match", "\"x\", W/" + tag);

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(second.headers().firstValue("ETag")).contains(tag);
    assertThat(second.headers().firstValue("X-Request-Id")).isPresent();
    String id = second.headers().firstValue("X-Execution-Id").orElseThrow();
    JsonNode stored = json(send(authorised("/v1/executions/" + id)));
    assertThat("\"" + stored.at("/execution/result_hash").textValue() + "\"").isEqualTo(tag);
    assertThat(execute(OVERVIEW, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void aCompressedAnswerHasTheSameBytesAndItsTagIsKnownAgain() throws Exception {
    HttpRequest.Builder request =
        authorised("/v1/execute")
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", "gzip")
            .POST(BodyPublishers.ofString(OVERVIEW));
    HttpResponse<byte[]> compressed = client.send(request.build(), BodyHandlers.ofByteArray());
    String tag = compressed.headers().firstValue("ETag").orElseThrow();
    byte[] body = compressed.body();
    if (compressed.headers().firstValue("Content-Encoding").isPresent()) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }

    assertThat(resultOf(new String(body, StandardCharsets.UTF_8)))
        .isEqualTo(resultOf(execute(OVERVIEW).body()));
    assertThat(execute(OVERVIEW, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(send(request.header("If-None-Match", tag)).statusCode()).isEqualTo(304);
  }

  @Test
  void aLargeResultIsSentInTheSameBytesWhereverItIsKept() throws Exception {
    String request = OVERVIEW.replace(PORTFOLIO, LARGE);
    HttpResponse<String> computed = execute(request);
    HttpResponse<String> remembered = execute(request);
    HttpResponse<InputStream> compressed =
        client.send(
            authorised("/v1/execute")
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(request))
                .build(),
            BodyHandlers.ofInputStream());

    String result = resultOf(computed.body());
    assertThat(result).hasSizeGreaterThan(1 << 16);
    assertThat("\"" + Sha256.hex(result) + "\"")
        .isEqualTo(computed.headers().firstValue("ETag").orElseThrow());
    assertThat(resultOf(remembered.body())).isEqualTo(result);
    assertThat(json(remembered).at("/metadata/execution_id"))
        .isNotEqualTo(json(computed).at("/metadata/execution_id"));
    try (InputStream body = new GZIPInputStream(compressed.body())) {
      assertThat(resultOf(new String(body.readAllBytes(), StandardCharsets.UTF_8)))
          .isEqualTo(result);
    }
  }

  @Test
  void theMetadataExplainTheResult() throws Exception {
    JsonNode metadata =
        json(execute(OVERVIEW.replace("}", ",\"pricing_pack_id\":\"PP_2025-10-24\"}")))
            .get("metadata");

    assertThat(metadata.get("pattern_sha256").textValue()).matches("[0-9a-f]{64}");
    assertThat(metadata.has("superseded_by")).isFalse();
    assertThat(metadata.at("/panels/0/panel").textValue()).isEqualTo("holdings");
    assertThat(metadata.at("/panels/0/oldest").textValue()).isEqualTo("2025-10-22");
    assertThat(metadata.at("/panels/0/age_days").intValue()).isEqualTo(2);
    assertThat(metadata.at("/panels/0/stale").booleanValue()).isTrue();
    assertThat(metadata.at("/panels/1/stale").booleanValue()).isFalse();
    assertThat(metadata.get("sources").findValuesAsText("name")).contains("csv", "ecb");
    for (JsonNode source : metadata.get("sources")) {
      boolean ofProvider = source.get("name").textValue().equals("ecb");
      assertThat(source.get("licence").isNull()).isEqualTo(!ofProvider);
    }
  }

  @Test
  void executionsAreListedTheNewestFirstInPages() throws Exception {
    String older = executionId(execute(OVERVIEW));
    String newer = executionId(execute(OVERVIEW));

    JsonNode first = json(send(authorised("/v1/executions?limit=1&portfolio=" + PORTFOLIO)));
    JsonNode second =
        json(
            send(
                authorised(
                    "/v1/executions?limit=1&cursor=" + first.get("next_cursor").textValue())));

    assertThat(first.at("/executions/0/id").textValue()).isEqualTo(newer);
    assertThat(first.at("/executions/0/status").textValue()).isEqualTo("done");
    assertThat(second.at("/executions/0/id").textValue()).isEqualTo(older);
    assertThat(json(send(authorised("/v1/executions?pattern=other"))).get("executions")).isEmpty();
  }

  private static String executionId(HttpResponse<String> response) {
    return response.headers().firstValue("X-Execution-Id").orElseThrow();
  }

  @Test
  void aFailureIsStoredWithItsCode() throws Exception {
    HttpResponse<String> failed =
        execute(
            OVERVIEW.replace("}", ",\"inputs\":{\"currency\":\"XXX\"}}"),
            "X-Request-Id",
            "unknown-currency");

    JsonNode stored = json(send(authorised("/v1/executions?limit=1000"))).get("executions");

    assertThat(failed.statusCode()).isEqualTo(400);
    assertThat(stored)
        .filteredOn(each -> each.get("request_id").textValue().equals("unknown-currency"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.get("status").textValue()).isEqualTo("failed");
              assertThat(each.get("error_code").textValue()).isEqualTo("CURRENCY_UNKNOWN");
              assertThat(each.has("result_hash")).isFalse();
              String path = "/v1/executions/" + each.get("id").textValue();
              assertThat(json(send(authorised(path))).has("result")).isFalse();
              assertThat(send(authorised(path + "/result")).statusCode()).isEqualTo(404);
            });
  }

  @Test
  void anotherUsersExecutionIsAnsweredAsAnUnknownOne() throws Exception {
    String id = executionId(execute(OVERVIEW));
    String none = "00000000-0000-0000-0000-0000000000ee";
    UserId user =
        new UserStore(DATABASE.jdbi(), () -> Instant.EPOCH)
            .create("stranger", Role.USER, null, null)
            .id();
    String strangers =
        new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH)
            .create(user, "stranger", EnumSet.allOf(Scope.class), null)
            .secret();

    for (String path : List.of("", "/result", "/replay")) {
      String method = path.equals("/replay") ? "POST" : "GET";
      JsonNode[] answers = new JsonNode[2];
      for (String each : List.of(id, none)) {
        HttpResponse<String> answer =
            send(
                at("/v1/executions/" + each + path)
                    .header("Authorization", "Bearer " + strangers)
                    .header("X-Request-Id", "r")
                    .method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(404);
        answers[each.equals(id) ? 0 : 1] = json(answer).get("detail");
      }
      assertThat(answers[0].textValue().replace(id, none)).isEqualTo(answers[1].textValue());
    }
    HttpResponse<String> list =
        send(at("/v1/executions").header("Authorization", "Bearer " + strangers));
    assertThat(json(list).get("executions")).isEmpty();
  }

  @Test
  void anExecutionIsReplayedByteForByte() throws Exception {
    HttpResponse<String> response = execute(OVERVIEW);

    JsonNode report =
        json(
            send(
                authorised("/v1/executions/" + executionId(response) + "/replay")
                    .POST(BodyPublishers.noBody())));

    assertThat(report.get("verdict").textValue()).isEqualTo("identical");
    assertThat(report.get("replayed_hash")).isEqualTo(json(response).at("/metadata/result_hash"));
    assertThat(report.get("changes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=1001",
        "?cursor=x",
        "?pack=x",
        "?portfolio=x",
        "?from=x",
        "/x",
        "/x/result"
      })
  void executionsAreAskedForInOneWay(String path) throws Exception {
    HttpResponse<String> response = send(authorised("/v1/executions" + path));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("code").textValue()).isEqualTo("ARGUMENT_INVALID");
  }

  @Test
  void theHashDoesNotDependOnWhoAsksAndWhen() throws Exception {
    String other = key("other");
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
        "{\"pattern_id\":\"portfolio_overview\",\"inputs\":{\"portfolio_id\":\"11111111-1111-1111-1111-111111111111\",\"currency\":\"\\ud800\"}}|400|INPUT_INVALID",
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
    assertThat(json(send(authorised("/v1/patterns"))).get("patterns"))
        .extracting(each -> each.get("id").textValue())
        .contains("portfolio_overview");
  }

  @Test
  void describesCapabilitiesAndTheirAgents() throws Exception {
    JsonNode all = json(send(authorised("/v1/capabilities")));
    JsonNode one = json(send(authorised("/v1/capabilities/portfolio.allocation")));

    assertThat(all.get("capabilities")).contains(one);
    assertThat(all.get("capabilities"))
        .extracting(each -> each.get("name").textValue())
        .contains("portfolio.get_valued_positions", "portfolio.allocation");
    assertThat(one.get("pure").booleanValue()).isTrue();
    assertThat(one.at("/arguments/properties/portfolio_id/x-dawsos-type").textValue())
        .isEqualTo("portfolio");
    assertThat(all.at("/agents/0/agent").textValue()).isEqualTo("financial_analyst");
    assertThat(all.at("/agents/0/breaker").textValue()).isEqualTo("closed");
    assertThat(json(send(authorised("/v1/capabilities/none"))).get("code").textValue())
        .isEqualTo("CAPABILITY_UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({
    "portfolio.get_valued_positions, valued_positions",
    "portfolio.allocation, sector_allocation",
    "portfolio.get_lots, lots",
    "portfolio.profit_and_loss, profit"
  })
  void resultsAreAsTheirSchemaSays(String capability, String output) throws Exception {
    JsonNode described = json(send(authorised("/v1/capabilities/" + capability)));
    JsonNode result = json(execute(OVERVIEW)).at("/result/" + output);

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(described.get("result").toString(), InputFormat.JSON)
                .validate(result.toString(), InputFormat.JSON))
        .isEmpty();
    assertThat(result.isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "soon", "", "99999999999999999999"})
  void aTimeoutThatIsNoPositiveNumberIsRefused(String timeout) throws Exception {
    HttpResponse<String> response = execute(OVERVIEW, "X-Request-Timeout-Ms", timeout);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("code").textValue()).isEqualTo("ARGUMENT_INVALID");
  }

  private static void addPortfolio(String id) {
    addPortfolio(id, "Assets:*");
  }

  private static void addPortfolio(String id, String accounts) {
    new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .put(
            new Portfolio(
                PortfolioId.fromString(id),
                "Test",
                CurrencyCode.of("CAD"),
                new AccountGlobs(List.of(accounts))),
            UserId.OPERATOR);
  }

  @Test
  void anExecutionEndsAtItsDeadlineAndSoDoesItsStatement() throws Exception {
    assertThat(execute(OVERVIEW, "X-Request-Timeout-Ms", "999999999").statusCode()).isEqualTo(200);
    String notAskedYet = "44444444-4444-4444-4444-444444444444";
    addPortfolio(notAskedYet);
    try (Handle handle = DATABASE.jdbi().open()) {
      handle.begin();
      handle.execute("lock table portfolio in access exclusive mode");

      HttpResponse<String> response =
          execute(OVERVIEW.replace(PORTFOLIO, notAskedYet), "X-Request-Timeout-Ms", "300");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(json(response).get("code").textValue()).isEqualTo("DEADLINE_EXCEEDED");
      assertThat(response.headers().firstValue("Retry-After")).contains("30");
      await()
          .until(
              () ->
                  handle
                          .createQuery("select count(*) from pg_locks where not granted")
                          .mapTo(int.class)
                          .one()
                      == 0);
      handle.rollback();
    }
    assertThat(execute(OVERVIEW).statusCode()).isEqualTo(200);
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
