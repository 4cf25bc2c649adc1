package io.dawsos.provider.fmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Fundamentals;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three statements of a year become one; the figures are Apple's as FMP documents them. */
class FmpStatementsTest {
  private static final String INCOME = "/stable/income-statement";
  private static final String BALANCE = "/stable/balance-sheet-statement";
  private static final String CASH_FLOW = "/stable/cash-flow-statement";

  private final FakeProvider fake = new FakeProvider();
  private final FmpProvider provider =
      new FmpProvider(
          new ProviderClient(ProviderSettings.defaults("fmp", fake.url())),
          InstantSource.fixed(Instant.parse("2025-02-04T00:00:00Z")));

  @AfterEach
  void closeFake() {
    fake.close();
  }

  @Test
  void answersTheYearsNewestFirstWithTheFiguresOfAllStatements() {
    fake.answersWithFile(INCOME, "fmp/income-statement-aapl.json");
    fake.answersWithFile(BALANCE, "fmp/balance-sheet-statement-aapl.json");
    fake.answersWithFile(CASH_FLOW, "fmp/cash-flow-statement-aapl.json");

    Answer<Fundamentals> answer = provider.fundamentals("AAPL");

    assertThat(answer.items())
        .extracting(Fundamentals::periodEnd, Fundamentals::filed, Fundamentals::currency)
        .containsExactly(
            tuple(LocalDate.of(2024, 9, 28), LocalDate.of(2024, 11, 1), CurrencyCode.of("USD")),
            tuple(LocalDate.of(2023, 9, 30), LocalDate.of(2023, 11, 3), CurrencyCode.of("USD")));
    assertThat(answer.items().get(0).figures())
        .containsEntry("revenue", new BigDecimal("391035000000"))
        .containsEntry("eps", new BigDecimal("6.11"))
        .containsEntry("retainedEarnings", new BigDecimal("-19154000000"))
        .containsEntry("freeCashFlow", new BigDecimal("108807000000"))
        .doesNotContainKeys("cik", "fiscalYear", "period");
    assertThat(answer.rejected()).isEmpty();
    assertThat(answer.asOf()).isEqualTo(LocalDate.of(2025, 2, 4));
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple(INCOME, "limit=5&period=annual&symbol=AAPL"),
            tuple(BALANCE, "limit=5&period=annual&symbol=AAPL"),
            tuple(CASH_FLOW, "limit=5&period=annual&symbol=AAPL"));
  }

  @Test
  void answersALevelRatherThanAChangeOfTheSameName() {
    fake.answersWithFile(INCOME, "fmp/income-statement-aapl.json");
    fake.answersWithFile(BALANCE, "fmp/balance-sheet-statement-aapl.json");
    fake.answersWithFile(CASH_FLOW, "fmp/cash-flow-statement-aapl.json");

    Answer<Fundamentals> answer = provider.fundamentals("AAPL");

    assertThat(answer.items().get(0).figures())
        .containsEntry("inventory", new BigDecimal("7286000000"))
        .containsEntry("accountsReceivables", new BigDecimal("33410000000"));
  }

  @Test
  void answersNothingWhereThereAreNoStatements() {
    fake.answers(Response.of(200, "[]"));

    assertThat(provider.fundamentals("SPY").items()).isEmpty();
  }

  @Test
  void countsAsFiledWhatWasFiledLast() {
    fake.answersAt(INCOME, statement("\"filingDate\": \"2024-11-01\", \"revenue\": 1"));
    fake.answersAt(BALANCE, statement("\"filingDate\": \"2024-11-08\", \"totalAssets\": 2"));
    fake.answersAt(CASH_FLOW, statement("\"filingDate\": \"\", \"freeCashFlow\": 3"));

    assertThat(provider.fundamentals("AAPL").items())
        .singleElement()
        .satisfies(
            year -> {
              assertThat(year.filed()).isEqualTo(LocalDate.of(2024, 11, 8));
              assertThat(year.currency()).isNull();
              assertThat(year.figures()).containsOnlyKeys("revenue", "totalAssets", "freeCashFlow");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "date": "2024-09-28", "period": "Q4"                              | period is not FY: Q4
          "date": "2024-09-28"                                              | period is missing
          "date": "2024-09-31", "period": "FY"                              | date is not a date as yyyy-MM-dd: 2024-09-31
          "date": "2024-09-28", "period": "FY", "reportedCurrency": "EUR"   | reportedCurrency EUR contradicts USD
          "date": "2024-09-28", "period": "FY", "reportedCurrency": "dollar"| reportedCurrency is not a currency of ISO 4217: dollar
          "date": "2024-09-28", "period": "FY", "totalAssets": 1e70         | totalAssets is not a number of a plausible size: 1E+70
          """)
  void rejectsAStatementThatCannotBeUsed(String fields, String reason) {
    fake.answersWithFile(INCOME, "fmp/income-statement-aapl.json");
    fake.answersAt(BALANCE, Response.of(200, "[{\"symbol\": \"AAPL\", " + fields + "}]"));
    fake.answersAt(CASH_FLOW, Response.of(200, "[]"));

    Answer<Fundamentals> answer = provider.fundamentals("AAPL");

    assertThat(answer.items()).hasSize(2);
    assertThat(answer.items().get(0).figures()).doesNotContainKey("totalAssets");
    assertThat(answer.rejected()).extracting(Rejected::reason).containsExactly(reason);
  }

  private static Response statement(String fields) {
    return Response.of(
        200,
        "[{\"symbol\": \"AAPL\", \"date\": \"2024-09-28\", \"period\": \"FY\", " + fields + "}]");
  }
}
