package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real closing prices and reference rates of ten days in 2008 to 2016, valued as Beancount does.
 * The data is not part of the repository; without it there is nothing to test.
 */
final class RealPricesIT {
  private static final String LEDGER = "ledgers/real-prices/us_stocks_ecb_2007_2016.beancount";
  private static final String RATES = "prices/ecb_eurofxref_hist.csv";
  private static final String ORACLE =
      "oracle/v3/real-prices/us_stocks_ecb_2007_2016.beancount.json";
  private static final String UNPRICED_ACCOUNT = "Assets:UK:Bank";
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final Map<String, JsonNode> answers = new TreeMap<>();
  private Path data;
  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path folder) {
    Optional<Path> found = sharedData();
    assumeTrue(found.isPresent(), "no shared/data with " + LEDGER + " above this repository");
    data = found.orElseThrow();
    dawsos =
        new Dawsos(folder)
            .with("LEDGER_FILE", data.resolve(LEDGER).toString())
            .with("PACKS_BASE_CURRENCY", "EUR")
            // The ledger has prices about once a week.
            .with("PACKS_MAX_CARRY_DAYS", "8");
  }

  private static Optional<Path> sharedData() {
    return Stream.iterate(Dawsos.repository(), at -> at != null, Path::getParent)
        .map(at -> at.resolve("shared/data"))
        .filter(candidate -> Files.exists(candidate.resolve(LEDGER)))
        .findFirst();
  }

  @AfterEach
  void stop() {
    if (dawsos != null) {
      dawsos.close();
    }
  }

  @Test
  void valuesRealPricesAsBeancountDoes() throws IOException {
    List<List<String>> goldens = Golden.rows("real-prices-totals.csv");
    String key = dawsos.prepare();
    String portfolio =
        dawsos.run("portfolio", "add", "All", "--json").exitsWith(0).json().path("id").textValue();
    List<String> dates = goldens.stream().map(row -> row.get(0)).distinct().toList();
    dates.forEach(this::build);
    Api api = dawsos.serve("server").api(key);

    for (List<String> row : goldens) {
      answers.put(row.get(0) + row.get(1), valued(api, portfolio, row.get(0), row.get(1)));
      assertTotal(row);
    }
    for (JsonNode valuation : oracle()) {
      assertAccounts(valuation);
    }
    JsonNode verified = dawsos.run("pack", "verify", "--json").exitsWith(0).json();
    assertThat(verified.path("verified").intValue()).isEqualTo(dates.size());
  }

  private void build(String date) {
    String rates = data.resolve(RATES).toString();
    dawsos
        .run(
            "pack",
            "build",
            "--date",
            date,
            "--source",
            "ledger",
            "--source",
            rates,
            "--mark-fresh")
        .exitsWith(0);
  }

  private static JsonNode valued(Api api, String portfolio, String date, String currency) {
    Answer answer =
        api.execute(
            """
            {"pattern_id": "portfolio_overview", "asof_date": "%s",
             "inputs": {"portfolio_id": "%s", "currency": "%s"}}"""
                .formatted(date, portfolio, currency));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("result").path("valued_positions");
  }

  private JsonNode answer(String date, String currency) {
    return Objects.requireNonNull(answers.get(date + currency));
  }

  /**
   * Beancount makes no cross rates, so that pounds have no value in dollars; DawsOS crosses them
   * through the euro. Without that account, two rounded figures may differ by a cent.
   */
  private void assertTotal(List<String> row) {
    JsonNode valued = answer(row.get(0), row.get(1));
    BigDecimal total = valued.path("market_value").decimalValue();
    BigDecimal expected = new BigDecimal(row.get(2));
    if (row.get(3).isEmpty()) {
      assertThat(total).as("%s", row).isEqualByComparingTo(expected);
    } else {
      BigDecimal priced = total.subtract(accounts(valued).get(UNPRICED_ACCOUNT));
      assertThat(priced.subtract(expected).abs()).as("%s", row).isLessThanOrEqualTo(CENT);
    }
  }

  private List<JsonNode> oracle() throws IOException {
    String text = Files.readString(data.resolve(ORACLE), StandardCharsets.UTF_8);
    return Json.elements(Json.parse(text).path("valuation"));
  }

  private void assertAccounts(JsonNode valuation) {
    String currency = valuation.path("currency").textValue();
    JsonNode valued = answer(valuation.path("date").textValue(), currency);
    Map<String, BigDecimal> expected = new TreeMap<>();
    for (Map.Entry<String, JsonNode> account : valuation.path("accounts").properties()) {
      expected.put(account.getKey(), cents(account.getValue().textValue()));
    }
    Map<String, BigDecimal> actual = accounts(valued);
    if (currency.equals("USD")) {
      actual.remove(UNPRICED_ACCOUNT);
    } else {
      assertThat(valued.path("market_value").decimalValue())
          .isEqualByComparingTo(cents(valuation.path("total").textValue()));
    }

    assertThat(actual).as("%s in %s", valuation.path("date"), currency).isEqualTo(expected);
  }

  private static BigDecimal cents(String number) {
    return new BigDecimal(number).setScale(2, RoundingMode.HALF_EVEN);
  }

  private static Map<String, BigDecimal> accounts(JsonNode valued) {
    Map<String, BigDecimal> accounts = new TreeMap<>();
    for (JsonNode position : valued.path("positions")) {
      accounts.put(
          position.path("account").textValue(),
          position.path("market_value").decimalValue().setScale(2, RoundingMode.UNNECESSARY));
    }
    return accounts;
  }
}
