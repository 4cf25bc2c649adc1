package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wrong price is found after its pack was released: the pack stays, a correction takes its place,
 * and one can tell what was computed from it. The tests follow one another on one installation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RestateIT {
  private static final String DATE = "2025-06-02";
  private static final String OLD = "PP_2025-06-02";
  private static final String NEW = "PP_2025-06-02_r1";

  private final Dawsos dawsos;
  private final String prices;
  private Dawsos.Server server;
  private Api api;

  RestateIT(@TempDir Path folder) {
    dawsos = Fixtures.withLedger(new Dawsos(folder)).with("PACKS_MAX_AGE", "0s");
    prices = Fixtures.prices(dawsos, DATE).toString();
  }

  @BeforeAll
  void buildReleaseAndServe() {
    String key = dawsos.prepare();
    run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    run("pack", "build", "--date", DATE, "--source", prices, "--mark-fresh").exitsWith(0);
    server = dawsos.serve("server");
    api = server.api(key);
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private Run run(String... line) {
    return dawsos.run(line);
  }

  private JsonNode json(String... line) {
    return run(line).exitsWith(0).json();
  }

  private Answer execute(String pin) {
    return api.execute(
        """
        {"pattern_id": "portfolio_overview", "inputs": {"portfolio_id": "%s"}%s}"""
            .formatted(Fixtures.PORTFOLIO, pin));
  }

  /** 3 AAPL at a price in USD, over EUR/USD 1.1419 and EUR/CAD 1.5665, and 1000 CAD. */
  private static void assertTotal(Answer answer, String pack, String total) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode json = answer.json();
    assertThat(json.path("metadata").path("pricing_pack_id").asText())
        .as(answer.body())
        .isEqualTo(pack);
    assertThat(json.path("result").path("valued_positions").path("market_value").decimalValue())
        .isEqualByComparingTo(total);
  }

  @Test
  @Order(1)
  void aResultIsComputedFromTheFirstPack() {
    assertTotal(execute(""), OLD, "1830.10");
    assertTotal(execute(""), OLD, "1830.10");

    assertThat(json("pack", "impact", OLD, "--json").path("results")).hasSize(1);
  }

  @Test
  @Order(2)
  void aChangedPriceFileIsRefusedAndTheWayToCorrectIsNamed() throws IOException {
    Path file = Path.of(prices, "prices.csv");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("201.70", "201.71"));

    Run refused = run("pack", "build", "--date", DATE, "--source", prices);

    refused.failsWith(1, OLD + " is sealed with sha256 ");
    assertThat(refused.stderr()).contains("dawsos pack restate --date " + DATE);
    Files.writeString(file, good);
    run("pack", "build", "--date", DATE, "--source", prices).exitsWith(0);
  }

  @Test
  @Order(3)
  void withoutAnythingNewThereIsNothingToRestate() {
    Run run =
        run("pack", "restate", "--date", DATE, "--reason", "to be sure", "--source", prices)
            .exitsWith(0);

    assertThat(run.stderr()).contains("nothing to restate").contains(OLD);
    assertThat(json("pack", "list", "--json").path("packs")).hasSize(1);
  }

  @Test
  @Order(4)
  void anOverrideIsProposedWithdrawnAndProposedAgain() {
    String first = override("200.00").path("overrides").path(0).path("id").textValue();

    assertThat(
            json("pack", "override", "--withdraw", first, "--json")
                .path("overrides")
                .path(0)
                .path("withdrawn_at")
                .isTextual())
        .isTrue();
    run("pack", "override", "--withdraw", first)
        .failsWith(1, "there is no override " + first + " that holds");
    JsonNode second = override("210.00").path("overrides").path(0);

    assertThat(second.path("price").decimalValue()).isEqualByComparingTo("210");
    assertThat(second.path("author").textValue()).isEqualTo("jane@example.org");
    assertThat(second.path("withdrawn_at").isNull()).isTrue();
    Run list = run("pack", "override", "--list").exitsWith(0);
    assertThat(list.stdout().lines().filter(line -> line.contains("withdrawn"))).hasSize(1);
    assertThat(list.stdout().lines().filter(line -> line.contains("holds"))).hasSize(1);
    assertTotal(execute(""), OLD, "1830.10");
  }

  private JsonNode override(String price) {
    Run run =
        run(
                "pack",
                "override",
                "--date",
                DATE,
                "--of",
                "AAPL",
                "--price",
                price,
                "--currency",
                "USD",
                "--author",
                "jane@example.org",
                "--reason",
                "the venue's tape, page 2",
                "--json")
            .exitsWith(0);
    assertThat(run.stderr()).contains("dawsos pack restate --date " + DATE);
    return run.json();
  }

  @Test
  @Order(5)
  void aRestatementTakesThePlaceOfThePackWhichStaysAsItWas() {
    JsonNode before = json("pack", "show", OLD, "--json");

    JsonNode restated =
        json(
            "pack",
            "restate",
            "--date",
            DATE,
            "--reason",
            "a late tape",
            "--author",
            "jane",
            "--source",
            prices,
            "--mark-fresh",
            "--json");

    assertThat(restated.path("packs").path(0).path("id").textValue()).isEqualTo(NEW);
    assertThat(restated.path("packs").path(0).path("status").textValue()).isEqualTo("fresh");
    assertThat(restated.path("packs").path(0).path("created").booleanValue()).isTrue();
    JsonNode after = json("pack", "show", OLD, "--json");
    assertThat(after.path("sha256")).isEqualTo(before.path("sha256"));
    assertThat(after.path("prices")).isEqualTo(before.path("prices"));
    assertThat(json("pack", "verify", "--json").path("verified").intValue()).isEqualTo(2);
    assertThat(
            json("pack", "show", NEW, "--json").path("prices").path(0).path("source").textValue())
        .isEqualTo("override");
    assertThat(run("pack", "show", NEW, "--canonical").exitsWith(0).stdout())
        .contains("override,AAPL,USD,210,jane@example.org,the venue's tape, page 2\n");
  }

  @Test
  @Order(6)
  void theImpactNamesTheResultAndTheSuccessor() {
    JsonNode impact = json("pack", "impact", OLD, "--json");

    assertThat(impact.path("pack_id").textValue()).isEqualTo(OLD);
    assertThat(impact.path("superseded_by").textValue()).isEqualTo(NEW);
    assertThat(Json.elements(impact.path("results")))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.path("pattern_id").textValue()).isEqualTo("portfolio_overview");
              assertThat(result.path("portfolio_id").textValue()).isEqualTo(Fixtures.PORTFOLIO);
              assertThat(result.path("asof_date").textValue()).isEqualTo(DATE);
              assertThat(result.path("result_hash").textValue()).matches("[0-9a-f]{64}");
            });
    Run text = run("pack", "impact", OLD).exitsWith(0);
    assertThat(text.stdout()).contains("portfolio_overview");
    assertThat(text.stderr()).contains("superseded by " + NEW);
  }

  @Test
  @Order(7)
  void theDifferenceIsShownWithItsEffectOnEachPortfolio() {
    JsonNode diff = json("pack", "diff", OLD, NEW, "--json");

    assertThat(Json.elements(diff.path("changes")))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("of").textValue()).isEqualTo("AAPL");
              assertThat(change.path("what").textValue()).isEqualTo("changed");
              assertThat(change.path("before").path("number").decimalValue())
                  .isEqualByComparingTo("201.70");
              assertThat(change.path("after").path("number").decimalValue())
                  .isEqualByComparingTo("210");
            });
    assertThat(Json.elements(diff.path("effects")))
        .singleElement()
        .satisfies(
            effect -> {
              assertThat(effect.path("portfolio_id").textValue()).isEqualTo(Fixtures.PORTFOLIO);
              assertThat(effect.path("before").decimalValue()).isEqualByComparingTo("1830.10");
              assertThat(effect.path("after").decimalValue()).isEqualByComparingTo("1864.26");
              assertThat(effect.path("difference").decimalValue()).isEqualByComparingTo("34.16");
            });
    assertThat(run("pack", "diff", OLD, NEW).exitsWith(0).stdout())
        .contains("201.7 USD (2025-06-02, csv)", "210 USD (2025-06-02, override)", "34.16");
    assertThat(json("pack", "diff", OLD, OLD, "--json").path("changes")).isEmpty();
  }

  @Test
  @Order(8)
  void requestsUseTheCorrectionUnlessTheyArePinnedAndThenTheyAreWarned() {
    assertTotal(execute(""), NEW, "1864.26");

    Answer pinned = execute(", \"pricing_pack_id\": \"%s\"".formatted(OLD));

    assertTotal(pinned, OLD, "1830.10");
    assertThat(pinned.body()).contains(OLD + " is superseded by " + NEW);
    assertThat(execute("").body()).doesNotContain("superseded");
  }

  @Test
  @Order(9)
  void theHistoryHoldsTheCorrection() {
    assertThat(run("pack", "history", "AAPL", "MSFT").exitsWith(0).stdout())
        .isEqualTo(
            """
            asof_date,security,close,currency,date,source
            2025-06-02,AAPL,210,USD,2025-06-02,override
            """);
    JsonNode prices = json("pack", "history", "AAPL", "--from", DATE, "--to", DATE, "--json");
    assertThat(prices.path("prices")).hasSize(1);
    assertThat(json("pack", "history", "AAPL", "--from", "2025-06-03", "--json").path("prices"))
        .isEmpty();
  }

  @Test
  @Order(10)
  void theSameAgainIsNothingToRestateAndNothingToBuild() {
    Run run =
        run("pack", "restate", "--date", DATE, "--reason", "again", "--source", prices, "--json")
            .exitsWith(0);

    assertThat(run.stderr()).contains("nothing to restate").contains(NEW);
    assertThat(run.json().path("packs").path(0).path("created").booleanValue()).isFalse();
    JsonNode built = json("pack", "build", "--date", DATE, "--source", prices, "--json");
    assertThat(built.path("packs").path(0).path("id").textValue()).isEqualTo(NEW);
  }

  @Test
  @Order(11)
  void aReasonInAnyLanguageIsKeptWholeOrRefused() {
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).equals(StandardCharsets.UTF_8),
        "these tests cannot hand on such an argument");
    String[] line = {
      "pack",
      "override",
      "--date",
      "2025-06-03",
      "--of",
      "AAPL",
      "--price",
      "1",
      "--currency",
      "USD",
      "--author",
      "jane",
      "--reason",
      "the café's tape"
    };

    Fixtures.on(dawsos).with("LC_ALL", "C.UTF-8").run(line).exitsWith(0);
    Fixtures.on(dawsos)
        .with("LC_ALL", "POSIX")
        .run(line)
        .failsWith(2, "cannot be read in this locale");

    assertThat(
            Fixtures.on(dawsos).with("LC_ALL", "POSIX").run("pack", "override", "--list").stdout())
        .containsOnlyOnce("the café's tape");
  }

  @ParameterizedTest
  @Order(12)
  @ValueSource(
      strings = {
        "pack restate",
        "pack restate --date 2025-06-02",
        "pack restate --reason why",
        "pack diff PP_2025-06-02",
        "pack impact",
        "pack history",
        "pack override --date 2025-06-02 --of AAPL --price 1 --currency USD",
        "pack override"
      })
  void missingArgumentsAreWrongUsage(String line) {
    Run run = run(line.split(" ")).exitsWith(2);

    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr().lines().findFirst().orElse("")).isNotBlank().doesNotContain("\tat ");
  }

  @ParameterizedTest
  @Order(12)
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | pack restate --date 2025-02-30 --reason why | --date is not a date: \"2025-02-30\"",
        "1 | pack restate --date 2025-06-03 --reason why | there is no pack of 2025-06-03 to restate",
        "2 | pack override --date 2999-01-01 --of A --price 1 --currency USD --reason w | in the future",
        "2 | pack override --date 2025-06-02 --of A --price 1e3 --currency USD --reason w | 1e3",
        "2 | pack override --date 2025-06-02 --of A --price 0 --currency USD --reason w | not above zero",
        "2 | pack override --date 2025-06-02 --of USD --price 1 --currency A --reason w | a rate of USD in A",
        "2 | pack override --withdraw 1 | not an id: \"1\"",
        "1 | pack diff PP_2025-06-02 PP_2020-01-02 | there is no pricing pack PP_2020-01-02",
        "2 | pack diff PP_2025-06-02 today | not a pack id: \"today\"",
        "1 | pack impact PP_2020-01-02 | there is no pricing pack PP_2020-01-02",
        "2 | pack history aapl | not a security symbol: \"aapl\"",
        "2 | pack history AAPL --from yesterday | --from is not a date: \"yesterday\""
      })
  void whatCannotBeDoneIsSaid(int exit, String line, String reason) {
    run(line.split(" ")).failsWith(exit, reason);
  }

  @ParameterizedTest
  @Order(13)
  @ValueSource(strings = {"pack proposals", "pack override --list", "action list", "symbol list"})
  void jsonIsAllThatStandardOutputHolds(String line) {
    assertThat(json((line + " --json").split(" ")).isObject()).isTrue();
  }
}
