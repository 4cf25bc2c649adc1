package io.dawsos.provider.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.CorporateAction.Dividend;
import io.dawsos.provider.CorporateAction.Split;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.http.ProviderSettings.Rate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits and dividends page by page; the bodies follow Polygon's documentation. */
class PolygonActionsTest {
  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
  private static final LocalDate TO = LocalDate.of(2024, 12, 31);
  private static final String SPLITS = "/v3/reference/splits";
  private static final String DIVIDENDS = "/v3/reference/dividends";

  private final FakeProvider fake = new FakeProvider();
  private final PolygonProvider provider =
      new PolygonProvider(
          new ProviderClient(
              ProviderSettings.defaults("polygon", fake.url())
                  .with(new Rate(6000, 100, Duration.ofSeconds(5)))));

  @AfterEach
  void closeFake() {
    fake.close();
  }

  @Test
  void answersSplitsAsNewAndOldUnitsOldestFirst() {
    fake.answersWithFile(SPLITS, "polygon/splits-nvda.json");
    fake.answersWithFile(DIVIDENDS, "polygon/rows-empty.json");

    Answer<CorporateAction> answer = provider.actions(List.of("NVDA", "NVDA"), FROM, TO);

    assertThat(answer.items())
        .containsExactly(
            split("NVDA", LocalDate.of(2021, 7, 20), 4),
            split("NVDA", LocalDate.of(2024, 6, 10), 10));
    assertThat(answer.rejected()).isEmpty();
    assertThat(answer.asOf()).isEqualTo(TO);
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple(
                SPLITS,
                "execution_date.gte=2020-01-01&execution_date.lte=2024-12-31&limit=1000&ticker=NVDA"),
            tuple(
                DIVIDENDS,
                "ex_dividend_date.gte=2020-01-01&ex_dividend_date.lte=2024-12-31&limit=1000&ticker=NVDA"));
  }

  @Test
  void readsDividendsFromAllPages() {
    fake.answersWithFile(SPLITS, "polygon/rows-empty.json");
    fake.answersAt(
        DIVIDENDS,
        page(fake.url().toString()),
        Response.of(200, "").body(file("dividends-aapl-2")));

    Answer<CorporateAction> answer = provider.actions(List.of("AAPL"), FROM, TO);

    assertThat(answer.items())
        .containsExactly(
            dividend("0.24", "2024-02-09", "2024-02-12", null),
            dividend("0.25", "2024-05-10", "2024-05-13", "2024-05-16"),
            dividend("0.25", "2024-08-12", "2024-08-12", "2024-08-15"),
            dividend("0.25", "2024-11-08", "2024-11-11", "2024-11-14"));
    assertThat(fake.requests().get(2).query()).isEqualTo("cursor=YXA9MiZhcz0mbGltaXQ9Mg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://127.0.0.1:1",
        "https://api.polygon.io",
        "file:",
        "::no address::",
        "relative"
      })
  void doesNotFollowANextPageElsewhere(String base) {
    fake.answersWithFile(SPLITS, "polygon/rows-empty.json");
    fake.answersAt(DIVIDENDS, page(base));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.actions(List.of("AAPL"), FROM, TO))
        .extracting(DawsosException::code)
        .isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(fake.requests()).hasSize(2);
  }

  @Test
  void stopsAtPagesWithoutEnd() {
    fake.answersWithFile(SPLITS, "polygon/rows-empty.json");
    fake.answersAt(DIVIDENDS, page(fake.url().toString()));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.actions(List.of("AAPL"), FROM, TO))
        .withMessage("polygon sent more than 10 pages")
        .extracting(DawsosException::code)
        .isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "split_to": 0, "split_from": 1, "execution_date": "2024-06-10", "ticker": "NVDA"   | split_to is not above zero: 0
          "split_to": 4, "split_from": -1, "execution_date": "2024-06-10", "ticker": "NVDA"  | split_from is not above zero: -1
          "split_to": "4", "split_from": 1, "execution_date": "2024-06-10", "ticker": "NVDA" | split_to is not a number: 4
          "split_from": 1, "execution_date": "2024-06-10", "ticker": "NVDA"                  | split_to is missing
          "split_to": 4, "split_from": 1, "execution_date": "2024-06-31", "ticker": "NVDA"   | execution_date is not a date as yyyy-MM-dd: 2024-06-31
          "split_to": 4, "split_from": 1, "ticker": "NVDA"                                   | execution_date is missing
          "split_to": 4, "split_from": 1, "execution_date": "2025-01-02", "ticker": "NVDA"   | 2025-01-02 is outside of the days asked for, 2020-01-01 to 2024-12-31
          "split_to": 4, "split_from": 1, "execution_date": "2024-06-10", "ticker": "AAPL"   | ticker is not NVDA: AAPL
          """)
  void rejectsASplitThatCannotBeUsed(String fields, String reason) {
    fake.answersAt(SPLITS, rows("{" + fields + "}"));
    fake.answersWithFile(DIVIDENDS, "polygon/rows-empty.json");

    Answer<CorporateAction> answer = provider.actions(List.of("NVDA"), FROM, TO);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::reason)
        .containsExactly(tuple("NVDA", reason));
  }

  @Test
  void countsASplitOnce() {
    String split =
        "{\"split_to\": 3, \"split_from\": 2, \"execution_date\": \"2024-06-10\", \"ticker\": \"NVDA\"}";
    fake.answersAt(SPLITS, rows(split + "," + split));
    fake.answersWithFile(DIVIDENDS, "polygon/rows-empty.json");

    Answer<CorporateAction> answer = provider.actions(List.of("NVDA"), FROM, TO);

    assertThat(answer.items()).hasSize(1);
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::date)
        .containsExactly(tuple("NVDA", "2024-06-10"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "cash_amount": 0                          | cash_amount is not above zero: 0
          "cash_amount": 1, "currency": "GBp"       | currency is not a currency of ISO 4217: GBp
          "cash_amount": 1, "record_date": "soon"   | record_date is not a date as yyyy-MM-dd: soon
          "cash_amount": 1, "pay_date": 20240613    | pay_date is not a text: 20240613
          """)
  void rejectsADividendThatCannotBeUsed(String fields, String reason) {
    fake.answersWithFile(SPLITS, "polygon/rows-empty.json");
    fake.answersAt(
        DIVIDENDS,
        rows("{\"ticker\": \"KO\", \"ex_dividend_date\": \"2024-06-14\", " + fields + "}"));

    Answer<CorporateAction> answer = provider.actions(List.of("KO"), FROM, TO);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected()).containsExactly(new Rejected("KO", "2024-06-14", reason));
  }

  private static Response page(String base) {
    String text = new String(file("dividends-aapl-1"), StandardCharsets.UTF_8);
    return Response.of(200, text.replace("@BASE@", base));
  }

  private static byte[] file(String name) {
    return FakeProvider.file("polygon/" + name + ".json");
  }

  private static Response rows(String rows) {
    return Response.of(200, "{\"status\": \"OK\", \"results\": [" + rows + "]}");
  }

  private static Split split(String symbol, LocalDate date, int newUnits) {
    return new Split(symbol, date, BigDecimal.valueOf(newUnits), BigDecimal.ONE);
  }

  private static Dividend dividend(
      String amount, String exDate, String recordDate, @Nullable String payDate) {
    return new Dividend(
        "AAPL",
        LocalDate.parse(exDate),
        LocalDate.parse(recordDate),
        payDate == null ? null : LocalDate.parse(payDate),
        new BigDecimal(amount),
        CurrencyCode.of("USD"));
  }
}
