package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo on an empty folder, from its printed instructions on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoIT {
  private static final Pattern CURL = Pattern.compile("(?m)^curl -s .*$");
  private static final Pattern KEY = Pattern.compile("(?m)^API key +(dk_\\S+)$");

  /** A line of samples of Prometheus' text format. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*"
              + "(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\""
              + "(,[a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*\\})?"
              + " (NaN|[+-]Inf|[+-]?[0-9.]+([eE][+-]?[0-9]+)?)( [0-9]+)?");

  /** A tenth of a basis point. */
  private static final BigDecimal TENTH_BP = new BigDecimal("0.00001");

  private final Dawsos demo;
  private Server server;
  private String curl;
  private Api api;

  DemoIT(@TempDir Path folder) {
    demo = new Dawsos(folder);
  }

  @BeforeAll
  void start() {
    server = demo.serve("demo");
    curl = server.process().awaitOutput(CURL).group();
    api = server.api(server.process().awaitOutput(KEY).group(1));
  }

  @Test
  void printsWhereItListens() {
    assertThat(server.process().stdout())
        .contains("URL      http://localhost:" + server.port())
        .contains("Admin    http://localhost:" + server.adminPort());
  }

  @Test
  void itsCurlLineWorksAsPrinted() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    List<String> newest =
        goldens().filter(row -> row.get(1).equals("CAD")).reduce((a, b) -> b).orElseThrow();

    Process shell = new ProcessBuilder("bash", "-c", curl).start();
    String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(total(Json.parse(answer), newest.get(1))).isEqualTo(newest.get(2));
  }

  /** The request of the contract, with X-User-ID alone. */
  @Test
  void itsCurlLineThatNamesAUserWorksAsPrintedToo() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    String line =
        CURL.matcher(server.process().stdout())
            .results()
            .map(MatchResult::group)
            .filter(each -> each.contains("X-User-ID"))
            .findFirst()
            .orElseThrow();
    assertThat(line).doesNotContain("Authorization");

    Process shell = new ProcessBuilder("bash", "-c", line).start();
    String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    JsonNode positions = Json.parse(answer).path("result").path("valued_positions");
    assertThat(positions.path("market_value").isNumber()).as(answer).isTrue();
  }

  static Stream<List<String>> goldens() {
    return Golden.rows("sample-values.csv").stream();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void valuesTheSampleAsBeancountDoes(List<String> row) {
    Answer answer =
        api.execute(
            """
            {"pattern_id": "portfolio_overview", "asof_date": "%s", "require_fresh": false,
             "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111", "currency": "%s"}}"""
                .formatted(row.get(0), row.get(1)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(total(answer.json(), row.get(1))).isEqualByComparingTo(row.get(2));
  }

  static Stream<List<String>> returns() {
    return Golden.rows("sample-returns.csv").stream();
  }

  /** As {@code bench/verify-returns} computes in fractions over Beancount's own positions. */
  @ParameterizedTest
  @MethodSource("returns")
  void itsReturnsAreThoseOfTheSameArithmeticElsewhere(List<String> row) {
    JsonNode result =
        result(
            """
            {"pattern_id": "portfolio_performance", "asof_date": "%s", "require_fresh": false,
             "inputs": {"portfolio_id": "%s", "from": "%s"}}"""
                .formatted(row.get(2), row.get(0), row.get(1)));
    JsonNode custom = result.path("periods").get(result.path("periods").size() - 1);

    assertThat(custom.path("period").textValue()).isEqualTo("custom");
    assertThat(custom.path("time_weighted").decimalValue())
        .isCloseTo(new BigDecimal(row.get(3)), within(new BigDecimal("1e-9")));
    assertThat(custom.path("money_weighted_annual").decimalValue())
        .isCloseTo(new BigDecimal(row.get(4)), within(new BigDecimal("1e-9")));
  }

  private JsonNode result(String request) {
    Answer answer = api.execute(request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("result");
  }

  private static BigDecimal sum(JsonNode lines, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : lines) {
      sum = sum.add(line.path(field).decimalValue());
    }
    return sum;
  }

  @Test
  void contributionsAddUpToTheReturn() {
    JsonNode result =
        result(
            """
            {"pattern_id": "portfolio_attribution",
             "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111"}}""");
    BigDecimal whole = result.path("time_weighted").decimalValue();

    assertThat(whole).isPositive();
    for (String lines : List.of("commodities", "currencies")) {
      assertThat(sum(result.path(lines), "total")).isCloseTo(whole, within(TENTH_BP));
    }
  }

  @Test
  void effectsAgainstAnotherPortfolioAddUpToTheDifference() {
    JsonNode result =
        result(
            """
            {"pattern_id": "benchmark_attribution",
             "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111",
              "benchmark_portfolio_id": "22222222-2222-2222-2222-222222222222"}}""");

    assertThat(result.path("benchmark").textValue()).isEqualTo("Morgan retirement");
    assertThat(sum(result.path("sectors"), "total"))
        .isCloseTo(
            result
                .path("portfolio_return")
                .decimalValue()
                .subtract(result.path("benchmark_return").decimalValue()),
            within(TENTH_BP));
  }

  @Test
  void riskIsThatOfTheReturnsAndOfThePositions() {
    JsonNode result =
        result(
            """
            {"pattern_id": "portfolio_risk",
             "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111", "benchmark": "MAPLEX"}}""");

    assertThat(result.path("statistics").path("volatility").path("value").decimalValue())
        .isBetween(new BigDecimal("0.01"), BigDecimal.ONE);
    assertThat(result.path("benchmark").path("beta").path("value").isNumber()).isTrue();
    assertThat(sum(result.path("components"), "component"))
        .isCloseTo(
            result.path("parametric").path("value_at_risk").decimalValue(),
            within(new BigDecimal("0.01")));
    assertThat(result.path("stress").get(0).path("change").decimalValue()).isNegative();
    assertThat(result.path("reason").isNull()).isTrue();
  }

  @Test
  void withoutAHistoryThereIsNoReturnButAReason() {
    JsonNode result =
        result(
            """
            {"pattern_id": "portfolio_performance", "pricing_pack_id": "PP_2024-01-02",
             "require_fresh": false,
             "inputs": {"portfolio_id": "22222222-2222-2222-2222-222222222222"}}""");

    for (JsonNode period : result.path("periods")) {
      if (period.path("period").textValue().equals("1Y")) {
        assertThat(period.path("time_weighted").isNull()).isTrue();
        assertThat(period.path("reasons").get(0).textValue())
            .isEqualTo("the portfolio began on 2024-01-02");
      }
    }
  }

  private static BigDecimal total(JsonNode answer, String currency) {
    JsonNode positions = answer.path("result").path("valued_positions");
    assertThat(positions.path("currency").textValue()).isEqualTo(currency);
    assertThat(positions.path("coverage").decimalValue()).isEqualByComparingTo("1");
    return positions.path("market_value").decimalValue();
  }

  private JsonNode result(String pattern, String inputs) {
    Answer answer =
        api.execute(
            """
            {"pattern_id": "%s", "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111"%s}}"""
                .formatted(pattern, inputs));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("result");
  }

  @Test
  void theOverviewSaysWhereTheProfitCameFrom() {
    JsonNode overview = result("portfolio_overview", "");
    JsonNode profit = overview.path("profit");
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : List.of("realized", "unrealized", "currency_result", "income", "other")) {
      sum = sum.add(profit.path(part).decimalValue());
    }
    for (String part : List.of("withheld", "fees")) {
      sum = sum.subtract(profit.path(part).decimalValue());
    }

    assertThat(profit.path("missing")).isEmpty();
    assertThat(profit.path("profit").decimalValue())
        .isEqualByComparingTo(
            profit
                .path("value_change")
                .decimalValue()
                .subtract(profit.path("flows").decimalValue()));
    // Eight figures, each rounded to the cent.
    assertThat(sum.subtract(profit.path("profit").decimalValue()).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.04"));
    assertThat(profit.path("unrealized").decimalValue())
        .isEqualByComparingTo(overview.path("lots").path("unrealized").decimalValue());
    for (String by : List.of("sector", "asset_class", "currency", "country")) {
      assertThat(
              overview.path(by + "_allocation").path("groups").findValues("market_value").stream()
                  .map(JsonNode::decimalValue)
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .subtract(overview.path("valued_positions").path("market_value").decimalValue())
                  .abs())
          .as(by)
          .isLessThan(new BigDecimal("0.10"));
    }
  }

  @Test
  void aHoldingIsToldToItsLastLot() {
    JsonNode dive = result("holding_deep_dive", ", \"security\": \"HELIOSX\"");
    JsonNode holding = dive.path("holding");
    JsonNode activity = dive.path("activity");
    BigDecimal value = holding.path("market_value").decimalValue();

    assertThat(holding.path("units").decimalValue())
        .isEqualByComparingTo(activity.path("units").decimalValue())
        .isEqualByComparingTo(sum(dive.path("lots").path("positions"), "units"))
        .isPositive();
    assertThat(dive.path("lots").path("market_value").decimalValue()).isEqualByComparingTo(value);
    JsonNode last = dive.path("history").get(dive.path("history").size() - 1);
    assertThat(last.path("date").textValue()).isEqualTo("2025-12-31");
    assertThat(last.path("value").decimalValue()).isEqualByComparingTo(value);
    assertThat(last.path("weight").decimalValue())
        .isEqualByComparingTo(holding.path("weight").decimalValue());
    assertThat(activity.path("missing")).isEmpty();
    assertThat(activity.path("transactions").findValuesAsText("kind")).contains("buy", "income");
    assertThat(activity.path("withheld").decimalValue())
        .isEqualByComparingTo(sum(activity.path("transactions"), "withheld"))
        .isPositive();
    assertThat(dive.path("local_currency").textValue()).isEqualTo("USD");
    JsonNode inception = dive.path("periods").get(6);
    assertThat(inception.path("period").textValue()).isEqualTo("since_inception");
    BigDecimal both =
        inception
            .path("time_weighted_local")
            .decimalValue()
            .add(BigDecimal.ONE)
            .multiply(inception.path("time_weighted_fx").decimalValue().add(BigDecimal.ONE));
    assertThat(inception.path("time_weighted").decimalValue().add(BigDecimal.ONE))
        .isCloseTo(both, within(new BigDecimal("1e-9")));
    assertThat(inception.path("money_weighted_annual").isNumber()).isTrue();
    assertThat(dive.path("contribution").path("total").decimalValue())
        .isEqualByComparingTo(contributionOf("HELIOSX"));
  }

  private BigDecimal contributionOf(String commodity) {
    for (JsonNode line : result("portfolio_attribution", "").path("commodities")) {
      if (line.path("of").asText().equals(commodity)) {
        return line.path("total").decimalValue();
      }
    }
    throw new AssertionError("nothing of " + commodity);
  }

  @ParameterizedTest
  @CsvSource({"CAD,CAD is cash", "NOTHELD,the portfolio never held NOTHELD"})
  void whatIsNoHoldingIsRefused(String security, String reason) {
    Answer answer =
        api.execute(
            """
            {"pattern_id": "holding_deep_dive", "inputs": {"security": "%s",
             "portfolio_id": "11111111-1111-1111-1111-111111111111"}}"""
                .formatted(security));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("INPUT_INVALID", reason);
  }

  @Test
  void itsTaxReportTellsTheSalesUnderEveryMethod() {
    JsonNode report = result("portfolio_tax_report", ", \"method\": \"FIFO\", \"year\": 2025");

    assertThat(report.path("years"))
        .extracting(year -> year.path("method").textValue() + " " + year.path("year").intValue())
        .containsExactly(
            "FIFO 2024",
            "FIFO 2025",
            "LIFO 2024",
            "LIFO 2025",
            "HIFO 2024",
            "HIFO 2025",
            "AVERAGE 2024",
            "AVERAGE 2025",
            "SPECIFIC 2024",
            "SPECIFIC 2025");
    assertThat(report.path("years")).allMatch(year -> year.path("missing").isNull());
    assertThat(report.path("sales"))
        .isNotEmpty()
        .allMatch(sale -> sale.path("date").textValue().startsWith("2025"))
        .anyMatch(sale -> sale.path("entry_source").textValue().equals("ledger"))
        .anyMatch(sale -> sale.path("entry_source").textValue().equals("pack"));
    assertThat(report.path("incomes")).isNotEmpty();
  }

  @Test
  void lotsAtALossAreToldTheBestFirst() {
    JsonNode harvest = result("tax_harvesting_opportunities", ", \"short_term_rate\": 0.5");

    List<BigDecimal> benefits =
        harvest.path("candidates").findValues("benefit").stream()
            .map(JsonNode::decimalValue)
            .toList();
    assertThat(benefits).isNotEmpty().isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(harvest.path("candidates"))
        .allMatch(each -> each.path("loss").decimalValue().signum() < 0);
  }

  @Test
  void importedActionsOfWhatIsHeldAreUpcoming() throws IOException {
    Path file =
        Files.writeString(
            demo.folder().resolve("actions.csv"),
            """
            kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency
            dividend,NORTHRV,2026-01-15,,,,2026-02-02,0.50,CAD
            dividend,NORTHRV,2025-12-15,,,,2026-01-05,0.40,CAD
            dividend,NOTHELD,2026-01-15,,,,2026-02-02,0.50,CAD
            split,QUANTORA,2026-02-02,3,1,,,,
            """);
    onDemoData().run("action", "import", file.toString()).exitsWith(0);

    JsonNode actions = result("corporate_actions_upcoming", "");

    assertThat(actions.path("dividends"))
        .extracting(
            each -> each.path("security").textValue() + " " + each.path("state").textValue())
        .containsExactly("NORTHRV accrued", "NORTHRV expected");
    assertThat(actions.path("dividends"))
        .allMatch(
            each ->
                each.path("expected")
                        .decimalValue()
                        .compareTo(
                            each.path("units")
                                .decimalValue()
                                .multiply(each.path("amount").decimalValue()))
                    == 0);
    assertThat(actions.path("splits").path(0).path("units_after").decimalValue())
        .isEqualByComparingTo(
            actions
                .path("splits")
                .path(0)
                .path("units")
                .decimalValue()
                .multiply(new BigDecimal(3)));
  }

  @Test
  void everyPortfolioIsValuedByOneCommand() {
    Run csv = onDemoData().run("portfolio", "value", "--all").exitsWith(0);
    Run json = onDemoData().run("portfolio", "value", "--all", "--json").exitsWith(0);

    assertThat(csv.stdout().lines())
        .hasSize(4)
        .contains(
            "portfolio_id,name,ledger_commit_hash,currency,market_value,positions,unpriced,coverage")
        .anyMatch(
            line ->
                line.startsWith("11111111-1111-1111-1111-111111111111,\"Morgan family\",")
                    && line.endsWith(",CAD,301723.23,18,0,1"));
    assertThat(json.json().path("pricing_pack_id").textValue()).isEqualTo("PP_2025-12-31");
    assertThat(json.json().path("portfolios")).hasSize(3);
    onDemoData().run("portfolio", "value").failsWith(2, "no portfolio is named");
    onDemoData()
        .run("portfolio", "value", "--all", "--currency", "XAU")
        .failsWith(2, "has no rate for the currency XAU");
    onDemoData().run("portfolio", "value", "--all", "--pack", "PP_1999-01-01").exitsWith(1);
  }

  @Test
  void itsPackIsFresh() {
    Answer answer = api.get("/health/pack");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("pricing_pack_id").textValue()).isEqualTo("PP_2025-12-31");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck", "/ping", "/threads"})
  void answersOperators(String path) {
    assertThat(server.admin().get(path).status()).isEqualTo(200);
  }

  @Test
  void theExamplesOfItsDocumentRun() {
    assertThat(Example.runAll(api.get("/openapi.json").json(), api)).isGreaterThan(12);
  }

  @Tag("telemetry")
  @Test
  void metricsAreWellFormedAfterEveryResourceWasUsed() {
    for (String path :
        List.of(
            "/v1/patterns",
            "/v1/patterns/portfolio_overview",
            "/v1/packs",
            "/v1/packs/PP_2025-12-31",
            "/v1/portfolios",
            "/health/pack")) {
      assertThat(api.get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(api.execute("{}").status()).isEqualTo(400);
    assertThat(api.get("/nothing").status()).isEqualTo(404);

    Answer metrics = server.admin().get("/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body().lines().filter(line -> !line.startsWith("#")))
        .hasSizeGreaterThan(100)
        .allMatch(line -> SAMPLE.matcher(line).matches());
  }

  @Test
  void anotherProcessVerifiesEveryPackWhileItRuns() {
    Run verify = onDemoData().run("pack", "verify", "--json").exitsWith(0);

    assertThat(verify.json().path("verified").intValue()).isEqualTo(522);
    assertThat(verify.json().path("damaged")).isEmpty();
    assertThat(api.get("/health/pack").status()).isEqualTo(200);
  }

  @Test
  void aSecondDemoOnTheSameDataIsRefused() {
    Run second =
        new Dawsos(demo.folder(), demo.folder().resolve("data"))
            .with("DAWSOS_PORT", Integer.toString(Dawsos.freePort()))
            .with("DAWSOS_ADMIN_PORT", Integer.toString(Dawsos.freePort()))
            .run("demo");

    second.exitsWith(1);
    assertThat(second.stderr().lines().filter(line -> line.startsWith("dawsos: ")))
        .singleElement()
        .asString()
        .contains("is in use", "pid " + server.process().pid());
    assertThat(second.stderr()).doesNotContain("\tat ");
    assertThat(api.get("/health/pack").status()).isEqualTo(200);
  }

  private Dawsos onDemoData() {
    return new Dawsos(demo.folder(), demo.folder().resolve("data/demo"));
  }

  @AfterAll
  void stop() {
    demo.close();
    onDemoData().close();
  }
}
