package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that cannot be answered: every refusal is a problem document that gives nothing away.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadRequestIT {
  private static final int LIMIT = 1024 * 1024;

  private final Dawsos dawsos;
  private Server server;
  private Api api;

  BadRequestIT(@TempDir Path folder) {
    // The packs of these tests are of the past; age is not what they are about.
    dawsos = Fixtures.withLedger(new Dawsos(folder)).with("PACKS_MAX_AGE", "0s");
  }

  @BeforeAll
  void start() {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    build("2025-06-02", "--mark-fresh");
    server = dawsos.serve("server");
    api = server.api(key);
  }

  private void build(String date, String... more) {
    String source = Fixtures.prices(dawsos, date).toString();
    String[] line = {"pack", "build", "--date", date, "--source", source};
    String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    dawsos.run(all).exitsWith(0);
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  /** Checks all that holds of every problem and returns the detail. */
  private static String problem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "type", "title", "status", "code", "detail", "request_id", "trace_id");
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("code").textValue()).isEqualTo(code);
    assertThat(problem.path("type").textValue()).startsWith("/problems/");
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("trace_id").textValue()).matches("[0-9a-f]{32}");
    assertThat(answer.header("X-Request-Id")).isEqualTo(problem.path("request_id").textValue());
    String detail = problem.path("detail").textValue();
    assertThat(detail)
        .isNotBlank()
        .hasSizeLessThan(500)
        .doesNotContainIgnoringCase(
            "select ", "insert ", "exception", "java", "jackson", "io.dawsos");
    return detail;
  }

  private static String overview(String fields, String inputs) {
    return "{\"pattern_id\": \"portfolio_overview\"%s, \"inputs\": {\"portfolio_id\": \"%s\"%s}}"
        .formatted(fields, Fixtures.PORTFOLIO, inputs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"pattern_id\": | line 1, column",
        "{\"pattern_id\": \"a\", \"pattern_id\": \"b\"} | line 1, column",
        "{\"pattern_id\": \"a\"} {} | not a JSON object of the expected form",
        "{\"pattern_id\": \"a\", \"colour\": 1} | \"colour\"",
        "{\"pattern_id\": 7.5e1, \"inputs\": []} | \"inputs\"",
        "{\"inputs\": {}} | \"pattern_id\"",
        "{\"pattern_id\": \"a\", \"asof_date\": \"2025-02-30\"} | \"asof_date\"",
        "{\"pattern_id\": \"a\", \"pricing_pack_id\": \"yesterday\"} | \"pricing_pack_id\"",
        "{\"pattern_id\": \"a\", \"ledger_commit_hash\": \"head\"} | \"ledger_commit_hash\"",
        "{\"pattern_id\": NaN} | line 1, column",
        "{\"pattern_id\": \"a\", \"inputs\": {\"x\": -Infinity}} | line 1, column",
        "[] | not a JSON object of the expected form"
      })
  void malformedBodiesAreRefusedWithThePlace(String body, String place) {
    assertThat(problem(api.execute(body), 400, "REQUEST_MALFORMED")).contains(place);
  }

  @Test
  void anEmptyBodyIsRefused() {
    assertThat(problem(api.execute(""), 400, "REQUEST_MALFORMED")).contains("empty");
  }

  @Test
  void deepNestingIsRefusedAsSuch() {
    String deep = "{\"a\":".repeat(1000) + "1" + "}".repeat(1000);
    Answer answer = api.execute("{\"pattern_id\": \"a\", \"inputs\": " + deep + "}");

    assertThat(problem(answer, 400, "REQUEST_MALFORMED")).contains("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tooLargeABodyIsRefusedWhetherItsLengthIsAnnouncedOrNot(boolean announced) {
    byte[] body =
        "{\"pattern_id\": \"%s\"}"
            .formatted("a".repeat(10 * LIMIT))
            .getBytes(StandardCharsets.UTF_8);
    BodyPublisher publisher =
        announced
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    assertThat(problem(api.execute(publisher), 413, "REQUEST_TOO_LARGE")).contains("1048576 bytes");
  }

  @Test
  void unknownThingsAreNotFound() {
    problem(api.execute("{\"pattern_id\": \"fly\"}"), 404, "PATTERN_UNKNOWN");
    problem(api.get("/v1/patterns/fly"), 404, "PATTERN_UNKNOWN");
    problem(api.get("/v1/packs/PP_1999-01-04"), 404, "PACK_UNKNOWN");
    problem(api.get("/nothing"), 404, "NOT_FOUND");
    problem(
        api.execute(
            overview("", "").replace(Fixtures.PORTFOLIO, "3" + Fixtures.PORTFOLIO.substring(1))),
        404,
        "PORTFOLIO_UNKNOWN");
    problem(api.execute(overview(", \"asof_date\": \"1999-01-04\"", "")), 404, "PACK_UNKNOWN");
  }

  @Test
  void inputsAreChecked() {
    problem(
        api.execute(overview("", "").replace(Fixtures.PORTFOLIO, "mine")), 400, "INPUT_INVALID");
    problem(api.execute("{\"pattern_id\": \"portfolio_overview\"}"), 400, "INPUT_INVALID");
    problem(api.execute(overview("", ", \"currency\": \"XQZ\"")), 400, "CURRENCY_UNKNOWN");
    problem(api.execute(overview(", \"asof_date\": \"2999-01-01\"", "")), 400, "DATE_IN_FUTURE");
    problem(api.get("/v1/packs/yesterday"), 400, "ARGUMENT_INVALID");
    problem(api.get("/v1/packs?limit=0"), 400, "ARGUMENT_INVALID");
    problem(api.get("/v1/packs?from=soon"), 400, "ARGUMENT_INVALID");
  }

  @Test
  void requestsWithoutAKnownKeyAreRefused() {
    HttpRequest.Builder none = HttpRequest.newBuilder(api.request("/v1/packs").build().uri());

    for (Answer answer :
        new Answer[] {
          api.send(none), server.api("dk_wrong").get("/v1/packs"), server.api("").get("/v1/packs")
        }) {
      problem(answer, 401, "CREDENTIALS_INVALID");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"dawsos\"");
    }
  }

  @Test
  void methodsAndMediaTypesAreChecked() {
    Answer put = api.send(api.request("/v1/execute").PUT(BodyPublishers.ofString("{}")));
    problem(put, 405, "METHOD_NOT_ALLOWED");
    assertThat(put.header("Allow")).contains("POST");

    HttpRequest.Builder text =
        api.request("/v1/execute")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));
    problem(api.send(text), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void theRequestIdOfTheCallerComesBack() {
    Answer answer = api.send(api.request("/nothing").header("X-Request-Id", "mine-42"));

    problem(answer, 404, "NOT_FOUND");
    assertThat(answer.header("X-Request-Id")).isEqualTo("mine-42");
  }

  @Test
  void aWarmingPackIsUnavailableUntilItIsReleased() {
    build("2025-06-03");
    Answer warming = api.execute(overview("", ""));

    assertThat(problem(warming, 503, "PACK_WARMING")).contains("pack mark-fresh PP_2025-06-03");
    assertThat(warming.header("Retry-After")).matches("[0-9]+");
    assertThat(api.get("/health/pack").status()).isEqualTo(503);
    assertThat(api.execute(overview(", \"require_fresh\": false", "")).status()).isEqualTo(200);

    dawsos.run("pack", "mark-fresh", "PP_2025-06-03").exitsWith(0);

    assertThat(api.execute(overview("", "")).status()).isEqualTo(200);
    assertThat(api.get("/health/pack").status()).isEqualTo(200);
  }
}
