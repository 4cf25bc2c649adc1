package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * Packs from providers over HTTP: Polygon for prices, the ECB for rates, both on loopback. The
 * tests follow one another on one installation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ProvidersIT {
  private static final String KEY = "open-sesame-0815";
  private static final String DATE = "2024-03-11";
  private static final String BARS = "/v2/aggs/ticker/AAPL/range/1/day/2024-03-04/2024-03-11";
  private static final String HISTORY = "/eurofxref-hist.zip";

  /** Longer than a client waits, so that it fails at once. */
  private static final Response DOWN = Response.of(503, "").header("Retry-After", "3600");

  private final FakeProvider polygon = new FakeProvider();
  private final FakeProvider ecb = new FakeProvider();
  private final List<Run> runs = new ArrayList<>();
  private final Dawsos dawsos;

  ProvidersIT(@TempDir Path folder) throws IOException {
    Path ledger =
        Files.writeString(
            folder.resolve("main.beancount"),
            """
            2024-01-02 open Assets:Cash CAD
            2024-01-02 open Assets:Broker
            2024-01-02 open Equity:Opening
            2024-01-02 * "Opening"
              Assets:Cash  1000.00 CAD
              Assets:Broker  3 AAPL {190.00 USD}
              Equity:Opening
            """);
    dawsos =
        new Dawsos(folder)
            .with("LEDGER_FILE", ledger.toString())
            .with("PACKS_SOURCES", "[polygon, ecb]")
            .with("POLYGON_URL", polygon.url().toString())
            .with("POLYGON_API_KEY", KEY)
            .with("POLYGON_REQUESTS_PER_MINUTE", "10000")
            .with("ECB_URL", ecb.url().toString())
            .with("ECB_REQUESTS_PER_MINUTE", "10000");
  }

  @BeforeAll
  void migrateAndServe() {
    dawsos.migrate();
    // The commands that follow share its database, which saves starting one for each.
    dawsos.serve("server");
    polygon.answersWithFile("", "polygon/bars-empty.json");
    ecb.answersAt(HISTORY, Response.of(200, "Date,USD,CAD,\n2024-03-11,1.0926,1.4729,\n"));
    polygon.answersWithFile(BARS, "polygon/bars-aapl.json");
  }

  @AfterAll
  void stop() {
    polygon.close();
    ecb.close();
    dawsos.close();
  }

  private Run run(String... line) {
    Run run = dawsos.run(line);
    runs.add(run);
    return run;
  }

  private JsonNode json(String... line) {
    return run(line).exitsWith(0).json();
  }

  private Run build(String... more) {
    List<String> line = new ArrayList<>(List.of("pack", "build", "--date", DATE));
    line.addAll(List.of(more));
    return run(line.toArray(String[]::new));
  }

  private void assertNoPackIsStored() {
    assertThat(json("pack", "list", "--json").path("packs")).isEmpty();
  }

  @Test
  @Order(1)
  void providersAreListedWithWhatTheyOfferAndWithoutKeys() {
    JsonNode providers = json("provider", "list", "--json").path("providers");

    assertThat(Json.elements(providers))
        .extracting(each -> each.path("name").textValue() + " " + each.path("configured"))
        .containsExactly("ecb true", "polygon true", "fmp false", "fred false");
    assertThat(providers.path(0).path("variable").isNull()).isTrue();
    assertThat(providers.path(1).path("variable").textValue()).isEqualTo("POLYGON_API_KEY");
    assertThat(run("provider", "list").exitsWith(0).stdout())
        .contains("FMP_API_KEY is not set", "prices rates actions");
    assertThat(polygon.requests()).isEmpty();
  }

  @Test
  @Order(2)
  void aDryRunNamesWhatIsNotMappedAndStoresNothing() {
    Run run = build("--dry-run", "--json").exitsWith(3);

    JsonNode pack = run.json().path("packs").path(0);
    assertThat(pack.path("missing").path(0).textValue()).isEqualTo("AAPL");
    assertThat(pack.path("unmapped").path(0).textValue()).isEqualTo("AAPL");
    assertThat(pack.path("rate_count").intValue()).isEqualTo(1);
    assertThat(build("--dry-run").exitsWith(3).stdout()).contains("unmapped   AAPL");
    assertNoPackIsStored();
  }

  @Test
  @Order(3)
  void symbolsAreAddedOnce() throws IOException {
    JsonNode added = json("symbol", "add", "AAPL", "polygon", "AAPL", "--unit", "USD", "--json");

    assertThat(added.path("symbols").path(0).path("valid_from").isNull()).isTrue();
    assertThat(
            run("symbol", "add", "AAPL", "polygon", "AAPL", "--unit", "USD").exitsWith(0).stderr())
        .contains("it was there already");
    run("symbol", "add", "AAPL", "polygon", "APPL", "--unit", "USD")
        .failsWith(2, "AAPL is AAPL at polygon");
    Path file =
        Files.writeString(
            dawsos.folder().resolve("symbols.csv"),
            """
            security,provider,symbol,unit,valid_from,valid_to
            AAPL,polygon,AAPL,USD,,
            VOD,fmp,VOD.L,GBp,2020-01-01,
            """);
    JsonNode imported = json("symbol", "import", file.toString(), "--json");
    assertThat(imported.path("read").intValue()).isEqualTo(2);
    assertThat(imported.path("added").intValue()).isEqualTo(1);
    JsonNode symbols = json("symbol", "list", "--json").path("symbols");
    assertThat(symbols).hasSize(2);
    json("symbol", "remove", symbols.path(1).path("id").textValue(), "--json");
    assertThat(json("symbol", "list", "--json").path("symbols")).hasSize(1);
  }

  @Test
  @Order(4)
  void whereAProviderIsDownNothingIsStored() {
    polygon.answersAt(BARS, DOWN);
    build().failsWith(1, "polygon");
    polygon.answersWithFile(BARS, "polygon/bars-aapl.json");
    ecb.answersAt(HISTORY, DOWN);
    build().failsWith(1, "ecb");
    ecb.answersAt(HISTORY, Response.of(200, "<html>maintenance</html>"));
    build().failsWith(1, "ecb");

    assertNoPackIsStored();
    ecb.answersAt(HISTORY, Response.of(200, "Date,USD,CAD,\n2024-03-11,1.0926,1.4729,\n"));
  }

  @Test
  @Order(5)
  void aRefusedKeyIsNotShown() {
    polygon.answersAt(
        BARS, Response.of(401, "{\"status\":\"ERROR\",\"error\":\"Unknown API Key " + KEY + "\"}"));

    Run refused = build();

    refused.failsWith(2, "polygon refused the API key", "[redacted]");
    assertThat(refused.stderr()).contains("POLYGON_API_KEY");
    assertNoPackIsStored();
    polygon.answersWithFile(BARS, "polygon/bars-aapl.json");
  }

  @Test
  @Order(6)
  void aPackIsBuiltFromBoth() {
    JsonNode built = build("--mark-fresh", "--json").exitsWith(0).json().path("packs").path(0);

    assertThat(built.path("status").textValue()).isEqualTo("fresh");
    assertThat(run("pack", "show", "PP_2024-03-11", "--canonical").exitsWith(0).stdout().lines())
        .filteredOn(line -> !line.startsWith("dawsos-pack"))
        .containsExactly(
            "fx,EUR,CAD,1.4729,2024-03-11,ecb",
            "fx,EUR,USD,1.0926,2024-03-11,ecb",
            "price,AAPL,USD,172.75,2024-03-11,polygon");
    assertThat(polygon.requests())
        .filteredOn(request -> request.path().equals(BARS))
        .last()
        .satisfies(
            request -> {
              assertThat(request.headers().get("Authorization")).containsExactly("Bearer " + KEY);
            });
    assertThat(
            build("--json").exitsWith(0).json().path("packs").path(0).path("created").asBoolean())
        .isFalse();
  }

  @Test
  @Order(7)
  void aProviderIsAskedDirectly() {
    JsonNode answer = json("provider", "get", "ecb", "rates", "EUR/USD", "--to", DATE, "--json");

    assertThat(answer.path("source").textValue()).isEqualTo("ecb");
    assertThat(answer.path("licence").path("redistribution").booleanValue()).isTrue();
    assertThat(answer.path("items").path(0).path("rate").decimalValue())
        .isEqualByComparingTo("1.0926");
    Run prices =
        run("provider", "get", "polygon", "prices", "AAPL", "--from", "2024-03-04", "--to", DATE)
            .exitsWith(0);
    assertThat(prices.stdout()).contains("172.75");
    run("provider", "get", "ecb", "rates", "EUR/XAU", "--to", DATE).exitsWith(3);
  }

  @Test
  @Order(8)
  void aLateSplitProposesToRestateThePackAndChangesNothing() {
    String before = run("pack", "show", "PP_2024-03-11", "--canonical").exitsWith(0).stdout();
    polygon
        .answersAt(
            "/v3/reference/splits",
            Response.of(
                200,
                """
                {"results": [{"execution_date": "2024-03-11", "split_from": 1, "split_to": 4,
                 "ticker": "AAPL"}], "status": "OK"}"""))
        .answersWithFile("/v3/reference/dividends", "polygon/rows-empty.json");

    JsonNode brought =
        json("action", "fetch", "--from", "2024-03-01", "--to", "2024-03-31", "--json");

    assertThat(brought.path("splits").intValue()).isEqualTo(1);
    assertThat(brought.path("proposals")).hasSize(1);
    Run again = run("action", "fetch", "--from", "2024-03-01", "--to", "2024-03-31").exitsWith(0);
    assertThat(again.stdout()).isEqualTo("1 splits and 0 dividends read\n");
    Run proposals = run("pack", "proposals").exitsWith(0);
    assertThat(proposals.stdout())
        .contains("PP_2024-03-11 should be restated: split of AAPL 4 for 1 on 2024-03-11");
    assertThat(proposals.stderr()).contains("dawsos pack restate --date 2024-03-11");
    assertThat(json("pack", "impact", "PP_2024-03-11", "--json").path("proposals")).hasSize(1);
    assertThat(json("action", "list", "--json").path("splits")).hasSize(1);
    assertThat(run("pack", "show", "PP_2024-03-11", "--canonical").exitsWith(0).stdout())
        .isEqualTo(before);
  }

  @Test
  @Order(9)
  void restatingSettlesTheProposal() {
    run("pack", "restate", "--date", DATE, "--reason", "a late split", "--author", "jane")
        .exitsWith(0);

    assertThat(json("pack", "proposals", "--json").path("proposals")).isEmpty();
    assertThat(run("pack", "show", "PP_2024-03-11_r1", "--canonical").exitsWith(0).stdout())
        .contains(
            "price,AAPL,USD,172.75,2024-03-11,polygon\n", "split,AAPL,2024-03-11,4,1,polygon\n");
  }

  @Test
  @Order(10)
  void actionsComeFromFilesToo() throws IOException {
    String header =
        "kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency\n";
    Path good =
        Files.writeString(
            dawsos.folder().resolve("actions.csv"),
            header + "dividend,AAPL,2024-02-09,,,2024-02-12,2024-02-15,0.24,USD\n");
    Path bad =
        Files.writeString(
            dawsos.folder().resolve("bad.csv"), header + "split,AAPL,2024-02-09,0,1,,,,\n");

    assertThat(json("action", "import", good.toString(), "--json").path("dividends").intValue())
        .isEqualTo(1);
    run("action", "import", bad.toString()).failsWith(1, "bad.csv:2: split of AAPL");
    assertThat(run("action", "list").exitsWith(0).stdout())
        .contains("2024-02-09", "0.24 USD", "4 for 1");
  }

  @ParameterizedTest
  @Order(11)
  @ValueSource(
      strings = {
        "symbol add",
        "symbol add AAPL polygon AAPL",
        "symbol remove",
        "symbol import",
        "action fetch",
        "action fetch --from 2024-01-01",
        "action import",
        "provider get",
        "provider get ecb",
        "provider get ecb rates",
        "provider get ecb nothing EUR/USD"
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
        "2 | symbol add aapl polygon AAPL --unit USD | not a security symbol: \"aapl\"",
        "2 | symbol add AAPL polygon AAPL --unit usd | \"usd\" is no currency",
        "2 | symbol add AAPL polygon X --unit USD --from 2024-13-01 | --from is not a date",
        "2 | symbol add AAPL yahoo X --unit USD | there is no provider \"yahoo\"",
        "2 | symbol remove 1 | not an id: \"1\"",
        "2 | symbol import nowhere.csv | cannot read nowhere.csv: no such file",
        "2 | action import nowhere.csv | cannot read nowhere.csv: no such file",
        "2 | action fetch --from 2024-13-01 --to 2024-01-01 | --from is not a date",
        "2 | action fetch --from 2024-02-01 --to 2024-01-01 | lies after --to 2024-01-01",
        "2 | action fetch --from 2024-01-01 --to 2024-02-01 --provider yahoo | no provider \"yahoo\"",
        "2 | action fetch --from 2024-01-01 --to 2024-02-01 --provider fmp | fmp has no API key",
        "2 | action fetch --from 2024-01-01 --to 2024-02-01 --provider ecb | ecb does not offer actions",
        "2 | provider get yahoo rates EUR/USD | there is no provider \"yahoo\"",
        "2 | provider get fmp prices AAPL | the provider fmp has no API key",
        "2 | provider get ecb prices AAPL | ecb does not offer prices",
        "2 | provider get ecb rates EURUSD | not a currency pair: \"EURUSD\"",
        "2 | provider get ecb rates EUR/USD --to never | --to is not a date: \"never\"",
        "2 | provider get ecb rates EUR/USD --from 2024-02-01 --to 2024-01-01 | lies after --to"
      })
  void whatCannotBeDoneIsSaid(int exit, String line, String reason) {
    run(line.split(" ")).failsWith(exit, reason);
  }

  @Test
  @Order(13)
  void theKeyOccursNowhere() {
    assertThat(runs).hasSizeGreaterThan(30);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.stdout()).doesNotContain(KEY);
              assertThat(run.stderr()).doesNotContain(KEY);
            });
    assertThat(polygon.requests()).extracting(Request::query).noneMatch(q -> q.contains(KEY));
    assertThat(run("pack", "list", "--verbose").exitsWith(0).stderr()).doesNotContain(KEY);
  }
}
