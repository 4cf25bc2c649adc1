package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dividends that went ex and are not paid, as far as a pack could know them. */
final class AccruedDividendsIT {
  private static final String EXECUTE =
      "{\"pattern_id\": \"%s\", \"inputs\": {\"portfolio_id\": \"%s\", \"currency\": \"CAD\"%s}}";

  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path temporary) {
    dawsos = Fixtures.withLedger(new Dawsos(temporary)).with("PACKS_MAX_AGE", "0s");
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  private void know(String exDate, String amount) throws IOException {
    Path file =
        Files.writeString(
            dawsos.folder().resolve("actions-" + exDate + ".csv"),
            """
            kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency
            dividend,AAPL,%s,,,,2025-06-20,%s,USD
            """
                .formatted(exDate, amount));
    dawsos.run("action", "import", file.toString()).exitsWith(0);
  }

  @Test
  void aPackKeepsToWhatWasKnownWhenItWasSealed() throws IOException {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    know("2025-05-30", "0.26");
    String source = Fixtures.prices(dawsos, "2025-06-02").toString();
    dawsos
        .run("pack", "build", "--date", "2025-06-02", "--source", source, "--mark-fresh")
        .exitsWith(0);
    know("2025-06-02", "1.00");
    Api api = dawsos.serve("server").api(key);

    JsonNode pinned = result(api, "portfolio_overview", "").path("accrued");
    JsonNode dive = result(api, "holding_deep_dive", ", \"security\": \"AAPL\"").path("actions");
    JsonNode now = result(api, "corporate_actions_upcoming", "");

    // 3 × 0.26 = 0.78 USD × 1.5665 ÷ 1.1419 = 1.07 CAD; with the 1.00 that became known later
    // 3.78 USD = 5.19 CAD.
    assertThat(pinned.path("accrued_cash").decimalValue()).isEqualByComparingTo("1.07");
    assertThat(pinned.path("dividends").findValuesAsText("state")).containsExactly("accrued");
    assertThat(dive.path("accrued_cash").decimalValue()).isEqualByComparingTo("1.07");
    assertThat(now.path("accrued_cash").decimalValue()).isEqualByComparingTo("5.19");
  }

  private static JsonNode result(Api api, String pattern, String inputs) {
    Api.Answer answer = api.execute(EXECUTE.formatted(pattern, Fixtures.PORTFOLIO, inputs));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("result");
  }
}
