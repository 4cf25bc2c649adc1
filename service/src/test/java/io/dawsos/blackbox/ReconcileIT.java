package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the night stores of portfolios, and how it reconciles that with the ledger. */
final class ReconcileIT {
  private static final String FIRST = "2025-06-02";
  private static final String SECOND = "2025-06-03";

  private Path folder;
  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path temporary) {
    folder = temporary;
    dawsos = Fixtures.withLedger(new Dawsos(folder));
    dawsos.migrate();
    dawsos
        .run("portfolio", "add", "Family", "--id", Fixtures.PORTFOLIO, "--account", "Assets:*")
        .exitsWith(0);
    List<String> folders =
        Stream.of(FIRST, SECOND)
            .map(date -> "'%s'".formatted(Fixtures.prices(dawsos, date)))
            .toList();
    dawsos.with("PACKS_SOURCES", "[" + String.join(", ", folders) + "]");
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  private Run night(String date) {
    return dawsos.run("job", "run", "nightly", "--date", date, "--json");
  }

  private static String message(JsonNode run, String step) {
    return Json.elements(run.path("steps")).stream()
        .filter(each -> each.path("step").textValue().equals(step))
        .map(each -> each.path("state").textValue() + ": " + each.path("message").textValue())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNightStoresValuesThatReconcileTheNextNight() {
    JsonNode first = night(FIRST).exitsWith(0).json();
    JsonNode second = night(SECOND).exitsWith(0).json();

    assertThat(message(first, "reconcile_ledger")).isEqualTo("done: 0 portfolios reconcile");
    assertThat(message(first, "compute_daily_values"))
        .isEqualTo("done: 1 portfolios valued, 1 of them anew; 0 positions have no price");
    assertThat(message(first, "prewarm")).matches("done: [1-9]\\d* executions on PP_" + FIRST);
    assertThat(message(second, "reconcile_ledger")).isEqualTo("done: 1 portfolios reconcile");
    JsonNode impact = dawsos.run("pack", "impact", "PP_" + FIRST, "--json").exitsWith(0).json();
    assertThat(impact.path("results").findValuesAsText("pattern_id"))
        .contains("portfolio_overview", "portfolio_performance");
    JsonNode again =
        dawsos
            .run("job", "run", "nightly", "--date", SECOND, "--again", "--json")
            .exitsWith(0)
            .json();
    assertThat(message(again, "compute_daily_values"))
        .isEqualTo("done: 1 portfolios valued, 0 of them anew; 0 positions have no price");
  }

  @Test
  void aStoredValueThatIsNotTheLedgersPutsThePackIntoError() throws Exception {
    night(FIRST).exitsWith(0);
    dawsos.serve("server");
    // 3 AAPL are worth 3 × 201.70 USD × 1.5665 / 1.1419 = 830.09 CAD, now stored as 1 % more.
    sql("update position_value set value = value * 1.01 where commodity = 'AAPL'");

    Run failed = dawsos.run("job", "run", "nightly", "--date", SECOND);

    failed.failsWith(1, "nightly of 2025-06-03 failed at reconcile_ledger: 1 figures do not");
    assertThat(failed.stderr()).contains("Assets:Broker AAPL: value 838.3");
    JsonNode pack = dawsos.run("pack", "show", "PP_" + SECOND, "--json").exitsWith(0).json();
    assertThat(pack.path("status").textValue()).isEqualTo("error");
    assertThat(Json.elements(pack.path("quality").path("checks")))
        .filteredOn(check -> check.path("check").textValue().equals("reconciliation"))
        .singleElement()
        .satisfies(check -> assertThat(check.path("count").intValue()).isEqualTo(1));
    dawsos.run("pack", "mark-fresh", "PP_" + SECOND).exitsWith(1);

    sql("update position_value set value = value / 1.01 where commodity = 'AAPL'");
    dawsos
        .run("pack", "restate", "--date", SECOND, "--reason", "the stored value was wrong")
        .exitsWith(0);
    JsonNode mended =
        dawsos
            .run("job", "run", "nightly", "--date", SECOND, "--again", "--json")
            .exitsWith(0)
            .json();
    assertThat(message(mended, "mark_pack_fresh")).startsWith("done: PP_2025-06-03_r1 is fresh");
  }

  private void sql(String statement) throws SQLException {
    PrivateServer postgres = dawsos.postgres();
    try (Connection connection = postgres.connect(postgres.password());
        Statement update = connection.createStatement()) {
      assertThat(update.executeUpdate(statement)).isEqualTo(1);
    }
  }

  @Test
  void aBalanceThatFailsPutsThePackIntoError() throws IOException {
    Files.writeString(
        folder.resolve("main.beancount"),
        "2025-06-01 balance Assets:Cash  999.00 CAD\n",
        StandardOpenOption.APPEND);

    Run failed = dawsos.run("job", "run", "nightly", "--date", FIRST);

    failed.failsWith(1, "failed at reconcile_ledger");
    assertThat(failed.stderr()).contains("main.beancount:", "Balance failed for 'Assets:Cash'");
    assertThat(dawsos.run("pack", "list").exitsWith(0).stdout()).contains("PP_2025-06-02  error");
  }

  @Test
  void aLedgerThatWasRewrittenIsToldAndMayBeMeant() throws IOException {
    night(FIRST).exitsWith(0);
    Path ledger = folder.resolve("main.beancount");
    Files.writeString(ledger, Files.readString(ledger).replace("3 AAPL", "4 AAPL"));

    JsonNode second = night(SECOND).exitsWith(0).json();

    assertThat(message(second, "reconcile_ledger"))
        .isEqualTo(
            "done: 1 portfolios reconcile, 1 of which the ledger has rewritten since they were"
                + " valued; where that was not meant, put the files of then back");
  }

  @Test
  void aValueByOtherRulesOfTheLedgerIsNotComparedButStoredAnew() throws Exception {
    night(FIRST).exitsWith(0);
    dawsos.with("LEDGER_DIALECT", "v2");

    JsonNode second = night(SECOND).exitsWith(0).json();
    JsonNode again =
        dawsos
            .run("job", "run", "nightly", "--date", FIRST, "--again", "--json")
            .exitsWith(0)
            .json();

    assertThat(message(second, "reconcile_ledger"))
        .isEqualTo(
            "done: 0 portfolios reconcile; 1 were valued by other rules of the ledger than now and"
                + " are not compared: set dialect and average_booking in config.yml as they were to"
                + " compare them");
    assertThat(message(again, "compute_daily_values"))
        .isEqualTo("done: 1 portfolios valued, 1 of them anew; 0 positions have no price");
  }
}
