package io.dawsos.provider.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Adjustment;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderKey;
import io.dawsos.provider.http.ProviderSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices, rates and failures; the bodies follow Polygon's documentation. */
class PolygonProviderTest {
  private static final LocalDate FRIDAY = LocalDate.of(2024, 6, 7);
  private static final LocalDate MARCH_8 = LocalDate.of(2024, 3, 8);
  private static final LocalDate MARCH_11 = LocalDate.of(2024, 3, 11);
  private static final String GROUPED = "/v2/aggs/grouped/locale/us/market/stocks/";
  private static final String AAPL = "/v2/aggs/ticker/AAPL/range/1/day/2024-03-08/2024-03-11";
  private static final CurrencyPair EUR_USD = pair("EUR", "USD");
  private static final List<String> MANY =
      List.of("AAPL", "AMZN", "BRK.B", "META", "MSFT", "NVDA", "TSLA");

  private final FakeProvider fake = new FakeProvider();
  private final PolygonProvider provider =
      new PolygonProvider(
          new ProviderClient(
              ProviderSettings.defaults("polygon", fake.url())
                  .with(ProviderKey.bearer(Secret.of("open-sesame"), "POLYGON_KEY"))));

  @AfterEach
  void closeFake() {
    fake.close();
  }

  @Test
  void offersPricesRatesAndActionsThatMustNotBeHandedOn() {
    assertThat(provider.name()).isEqualTo("polygon");
    assertThat(provider.offers())
        .containsExactlyInAnyOrder(Dataset.PRICES, Dataset.RATES, Dataset.ACTIONS);
    assertThat(provider.licence().redistribution()).isFalse();
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.profile("AAPL"))
        .extracting(DawsosException::code)
        .isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
  }

  @Test
  void asksForAFewTickersOneByOne() {
    fake.answersWithFile(AAPL, "polygon/bars-aapl.json");
    fake.answersWithFile(AAPL.replace("AAPL", "ZZZZ"), "polygon/bars-empty.json");

    Answer<Quote> answer = provider.prices(List.of("ZZZZ", "AAPL", "AAPL"), MARCH_8, MARCH_11);

    assertThat(answer.items()).containsExactly(quote("AAPL", "172.75", MARCH_11));
    assertThat(answer.rejected()).isEmpty();
    assertThat(answer.source()).isEqualTo("polygon");
    assertThat(answer.asOf()).isEqualTo(MARCH_11);
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple(AAPL, "adjusted=false&limit=50000&sort=desc"),
            tuple(AAPL.replace("AAPL", "ZZZZ"), "adjusted=false&limit=50000&sort=desc"));
  }

  @Test
  void readsManyTickersFromWholeDaysAndSkipsTheWeekend() {
    fake.answersWithFile(GROUPED + "2024-06-07", "polygon/grouped-2024-06-07.json");
    fake.answersWithFile(GROUPED + "2024-06-06", "polygon/grouped-2024-06-06.json");

    Answer<Quote> answer = provider.prices(MANY, LocalDate.of(2024, 5, 31), FRIDAY.plusDays(2));

    assertThat(answer.items())
        .containsExactlyInAnyOrder(
            quote("AAPL", "196.89", FRIDAY),
            quote("AMZN", "184.3", FRIDAY),
            quote("BRK.B", "410.3", FRIDAY.minusDays(1)),
            quote("META", "492.96", FRIDAY),
            quote("MSFT", "423.85", FRIDAY),
            quote("NVDA", "1208.88", FRIDAY),
            quote("TSLA", "177.48", FRIDAY));
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple(GROUPED + "2024-06-07", "adjusted=false"),
            tuple(GROUPED + "2024-06-06", "adjusted=false"));
  }

  @Test
  void looksForATickerBackToTheOldestDayAndLeavesItOut() {
    fake.answersWithFile(GROUPED + "2024-06-07", "polygon/grouped-2024-06-07.json");
    fake.answersWithFile(GROUPED + "2024-06-06", "polygon/grouped-2024-06-06.json");
    fake.answersWithFile(GROUPED + "2024-06-05", "polygon/grouped-closed.json");
    List<String> tickers = List.of("AAPL", "AMZN", "META", "MSFT", "NVDA", "NOPE");

    Answer<Quote> answer = provider.prices(tickers, FRIDAY.minusDays(2), FRIDAY);

    assertThat(answer.items()).extracting(Quote::symbol).hasSize(5).doesNotContain("NOPE");
    assertThat(fake.requests()).hasSize(3);
  }

  @Test
  void takesADayThatHasNotEndedForOneWithoutPrices() {
    fake.answersAt(
        GROUPED + "2024-06-10",
        Response.of(403, "").body(FakeProvider.file("polygon/before-end-of-day.json")));
    fake.answersWithFile(GROUPED + "2024-06-07", "polygon/grouped-2024-06-07.json");
    fake.answersWithFile(GROUPED + "2024-06-06", "polygon/grouped-2024-06-06.json");

    Answer<Quote> answer = provider.prices(MANY, FRIDAY.minusDays(1), FRIDAY.plusDays(3));

    assertThat(answer.items()).hasSize(7).contains(quote("NVDA", "1208.88", FRIDAY));
  }

  @ParameterizedTest
  @CsvSource({
    "1709873999999, 2024-03-07", // the last millisecond before midnight, five hours behind UTC
    "1709874000000, 2024-03-08",
    "1710129599999, 2024-03-10", // four hours behind UTC since that Sunday
    "1710129600000, 2024-03-11",
    "1710187200000, 2024-03-11", // 16:00
    "1730433600000, 2024-11-01",
    "1730696399999, 2024-11-03", // five hours again
    "1730696400000, 2024-11-04",
  })
  void datesABarInNewYorkAlsoWhenTheClocksChange(long millis, LocalDate date) {
    fake.answers(bars("{\"c\": 170.73, \"t\": %d}".formatted(millis)));

    Answer<Quote> answer = provider.prices(List.of("AAPL"), date.minusDays(9), date);

    assertThat(answer.items()).containsExactly(quote("AAPL", "170.73", date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"c": 0, "t": 1710129600000}       | c is not above zero: 0
          {"c": -1.5, "t": 1710129600000}    | c is not above zero: -1.5
          {"c": "172.75", "t": 1710129600000}| c is not a number: 172.75
          {"c": 1e80, "t": 1710129600000}    | c is not a number of a plausible size: 1E+80
          {"t": 1710129600000}               | c is missing
          {"c": null, "t": 1710129600000}    | c is missing
          {"c": 172.75, "t": 1710216000000}  | 2024-03-12 is outside of the days asked for, 2024-03-08 to 2024-03-11
          {"c": 172.75, "t": 1710129600.5}   | t is not a whole number: 1710129600.5
          {"c": 172.75, "t": "2024-03-11"}   | t is not a whole number: 2024-03-11
          {"c": 172.75}                      | t is missing
          [172.75]                           | t is missing
          """)
  void rejectsABarThatCannotBeUsedAndTakesTheOneBefore(String bar, String reason) {
    fake.answers(bars(bar, "{\"c\": 170.73, \"t\": 1709874000000}"));

    Answer<Quote> answer = provider.prices(List.of("AAPL"), MARCH_8, MARCH_11);

    assertThat(answer.items()).containsExactly(quote("AAPL", "170.73", MARCH_8));
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::reason)
        .containsExactly(tuple("AAPL", reason));
  }

  @Test
  void rejectsADayOfTheMarketOnWhichATickerHasTwoPrices() {
    String twice =
        """
        {"status": "OK", "adjusted": false, "resultsCount": 8, "results": [
          {"T": "AAPL", "c": 1, "t": 1717790400000}, {"T": "AAPL", "c": 2, "t": 1717790400000},
          {"T": "AMZN", "c": 3, "t": 1717790400000}, {"T": "AMZN", "c": 3.0, "t": 1717790400000},
          {"T": "META", "c": 4, "t": 1717790400000}, {"T": "MSFT", "c": 5, "t": 1717790400000},
          {"T": "NVDA", "c": 6, "t": 1717704000000}, {"T": "TSLA", "c": 0, "t": 1717790400000}]}
        """;
    fake.answersAt(GROUPED + "2024-06-07", Response.of(200, twice));
    List<String> tickers = List.of("AAPL", "AMZN", "META", "MSFT", "NVDA", "TSLA");

    Answer<Quote> answer = provider.prices(tickers, FRIDAY, FRIDAY);

    assertThat(answer.items()).extracting(Quote::symbol).containsExactly("AMZN", "META", "MSFT");
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::date, Rejected::reason)
        .containsExactly(
            tuple("AAPL", "2024-06-07", "two different closes of one day"),
            tuple(
                "NVDA",
                "1717704000000",
                "2024-06-06 is outside of the days asked for, 2024-06-07 to 2024-06-07"),
            tuple("TSLA", "1717790400000", "c is not above zero: 0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "C:EURUSD", "A/../B", "AAPL?x=1", "É", "A.", " AAPL"})
  void asksForNothingButTickersOfStocks(String symbol) {
    Answer<Quote> answer = provider.prices(List.of(symbol), FRIDAY, FRIDAY);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected())
        .containsExactly(new Rejected(symbol, "2024-06-07", "not a ticker of a US stock"));
    assertThat(provider.actions(List.of(symbol), FRIDAY, FRIDAY).rejected()).hasSize(1);
    assertThat(fake.requests()).isEmpty();
  }

  @Test
  void answersAPairAsAskedAndDatesItInUtc() {
    LocalDate day = LocalDate.of(2021, 7, 22);
    fake.answersWithFile(
        "/v2/aggs/ticker/C:EURUSD/range/1/day/2021-07-16/2021-07-22", "polygon/bars-eurusd.json");

    Answer<QuotedRate> answer = provider.rates(List.of(EUR_USD), day.minusDays(6), day);

    assertThat(answer.items())
        .containsExactly(new QuotedRate(EUR_USD, new BigDecimal("1.17721"), day));
    assertThat(fake.requests()).hasSize(1);
  }

  @Test
  void answersAPairInvertedWhereThereIsNoOther() {
    LocalDate day = LocalDate.of(2021, 7, 22);
    fake.answersWithFile(
        "/v2/aggs/ticker/C:USDEUR/range/1/day/2021-07-22/2021-07-22", "polygon/bars-empty.json");
    fake.answersWithFile(
        "/v2/aggs/ticker/C:EURUSD/range/1/day/2021-07-22/2021-07-22", "polygon/bars-eurusd.json");

    Answer<QuotedRate> answer = provider.rates(List.of(pair("USD", "EUR")), day, day);

    assertThat(answer.items())
        .containsExactly(new QuotedRate(EUR_USD, new BigDecimal("1.17721"), day));
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::date)
        .containsExactly(tuple("EUR/USD", "1626825600000"));
  }

  @Test
  void leavesOutAPairThatIsKnownInNeitherDirection() {
    fake.answers(Response.of(200, "").body(FakeProvider.file("polygon/bars-empty.json")));

    Answer<QuotedRate> answer =
        provider.rates(List.of(EUR_USD, pair("AAPL", "USD")), FRIDAY, FRIDAY);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected()).extracting(Rejected::subject).containsExactly("AAPL/USD");
    assertThat(fake.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-key, 401, PROVIDER_NOT_CONFIGURED, Unknown API Key",
    "unknown-key, 200, PROVIDER_NOT_CONFIGURED, Unknown API Key",
    "not-authorized, 403, PROVIDER_NOT_CONFIGURED, You are not entitled to this data",
    "not-authorized, 200, PROVIDER_NOT_CONFIGURED, You are not entitled to this data",
    "too-many, 200, PROVIDER_UNAVAILABLE, You've exceeded the maximum requests per minute",
    "error, 200, PROVIDER_ANSWER_INVALID, cannot be a time that occurs before",
  })
  void saysWhatAnErrorMeans(String file, int status, ErrorCode code, String words) {
    fake.answers(Response.of(status, "").body(FakeProvider.file("polygon/" + file + ".json")));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.prices(List.of("AAPL"), FRIDAY, FRIDAY))
        .withMessageContaining(words)
        .extracting(DawsosException::code)
        .isEqualTo(code);
  }

  @Test
  void quotesAnErrorShortenedAndWithoutTheKey() {
    fake.answers(
        Response.of(
            200,
            "{\"status\": \"ERROR\", \"error\": \"no open-sesame\\n%s\"}"
                .formatted("x".repeat(999))));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.prices(List.of("AAPL"), FRIDAY, FRIDAY))
        .withMessageStartingWith("polygon sent an error: no [redacted] xxx")
        .satisfies(e -> assertThat(e.message()).hasSizeLessThan(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "7",
        "{}",
        "{\"status\": \"FINE\", \"results\": []}",
        "{\"status\": \"OK\", \"results\": {}}",
        "{\"status\": \"OK\", \"results\": \"none\"}",
        "{\"status\": \"OK\", \"resultsCount\": 3}",
        "{\"status\": \"OK\", \"resultsCount\": 3, \"results\": null}",
        "{\"status\": \"OK\", \"adjusted\": true, \"resultsCount\": 0, \"results\": []}",
        "{\"status\": \"OK\", \"results\": [",
        "<html>"
      })
  void refusesAnAnswerThatMakesNoSense(String body) {
    fake.answers(Response.of(200, body));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.prices(List.of("AAPL"), FRIDAY, FRIDAY))
        .extracting(DawsosException::code)
        .isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  private static Response bars(String... bars) {
    return Response.of(
        200,
        "{\"ticker\": \"AAPL\", \"status\": \"OK\", \"adjusted\": false, \"results\": [%s]}"
            .formatted(String.join(",", bars)));
  }

  private static Quote quote(String symbol, String close, LocalDate date) {
    return new Quote(symbol, new BigDecimal(close), "USD", date, Adjustment.RAW);
  }

  private static CurrencyPair pair(String base, String quote) {
    return new CurrencyPair(CurrencyCode.of(base), CurrencyCode.of(quote));
  }
}
