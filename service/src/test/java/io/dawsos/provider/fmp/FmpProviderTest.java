package io.dawsos.provider.fmp;

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
import io.dawsos.provider.CorporateAction;
import io.dawsos.provider.CorporateAction.Dividend;
import io.dawsos.provider.CorporateAction.Split;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Profile;
import io.dawsos.provider.Quote;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderKey;
import io.dawsos.provider.http.ProviderSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices, rates, actions, profiles and failures; the bodies follow FMP's documentation. */
class FmpProviderTest {
  private static final LocalDate AUGUST_27 = LocalDate.of(2020, 8, 27);
  private static final LocalDate AUGUST_28 = LocalDate.of(2020, 8, 28);
  private static final LocalDate AUGUST_31 = LocalDate.of(2020, 8, 31);
  private static final String RAW = "/stable/historical-price-eod/non-split-adjusted";
  private static final String LIGHT = "/stable/historical-price-eod/light";

  private final FakeProvider fake = new FakeProvider();
  private final FmpProvider provider =
      new FmpProvider(
          new ProviderClient(
              ProviderSettings.defaults("fmp", fake.url())
                  .with(ProviderKey.query("apikey", Secret.of("open-sesame"), "FMP_KEY"))),
          InstantSource.fixed(Instant.parse("2025-02-04T23:59:59Z")));

  @AfterEach
  void closeFake() {
    fake.close();
  }

  @Test
  void offersAllButMacroSeriesAndNothingThatMayBeHandedOn() {
    assertThat(provider.name()).isEqualTo("fmp");
    assertThat(provider.offers())
        .containsExactlyInAnyOrder(
            Dataset.PRICES, Dataset.RATES, Dataset.ACTIONS, Dataset.PROFILES, Dataset.FUNDAMENTALS);
    assertThat(provider.licence().redistribution()).isFalse();
  }

  @Test
  void answersPricesAsTradedBeforeASplit() {
    fake.answersWithFile(RAW, "fmp/eod-raw-aapl.json");

    Answer<Quote> answer = provider.prices(List.of("AAPL", "AAPL"), AUGUST_27, AUGUST_31);

    assertThat(answer.items()).containsExactly(quote("AAPL", "129.04", AUGUST_31));
    assertThat(answer.rejected()).isEmpty();
    assertThat(answer.source()).isEqualTo("fmp");
    assertThat(answer.asOf()).isEqualTo(AUGUST_31);
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple(RAW, "from=2020-08-27&symbol=AAPL&to=2020-08-31&apikey=open-sesame"));
  }

  @Test
  void rejectsPricesOfOtherDaysThanThoseAskedFor() {
    fake.answersWithFile(RAW, "fmp/eod-raw-aapl.json");

    Answer<Quote> answer = provider.prices(List.of("AAPL"), AUGUST_28, AUGUST_28);

    assertThat(answer.items()).containsExactly(quote("AAPL", "499.24", AUGUST_28));
    assertThat(answer.rejected())
        .extracting(Rejected::date)
        .containsExactly("2020-08-31", "2020-08-27");
  }

  @Test
  void leavesOutASymbolOfWhichNothingIsKnown() {
    fake.answersAt(RAW, Response.of(200, "[]"));

    Answer<Quote> answer = provider.prices(List.of("NOPE"), AUGUST_28, AUGUST_28);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "date": "2020-08-31", "adjClose": 0       | adjClose is not above zero: 0
          "date": "2020-08-31", "adjClose": -4.25   | adjClose is not above zero: -4.25
          "date": "2020-08-31", "adjClose": "4.25"  | adjClose is not a number: 4.25
          "date": "2020-08-31", "close": 129.04     | adjClose is missing
          "date": "31.08.2020", "adjClose": 129.04  | date is not a date as yyyy-MM-dd: 31.08.2020
          "adjClose": 129.04                        | date is missing
          """)
  void rejectsAPriceThatCannotBeUsedAndTakesTheOneBefore(String fields, String reason) {
    fake.answersAt(
        RAW,
        Response.of(
            200,
            """
            [{"symbol": "AAPL", %s}, {"symbol": "MSFT", "date": "2020-08-28", "adjClose": 228.91},
             {"symbol": "AAPL", "date": "2020-08-28", "adjClose": 499.24}]
            """
                .formatted(fields)));

    Answer<Quote> answer = provider.prices(List.of("AAPL"), AUGUST_27, AUGUST_31);

    assertThat(answer.items()).containsExactly(quote("AAPL", "499.24", AUGUST_28));
    assertThat(answer.rejected())
        .extracting(Rejected::subject, Rejected::reason)
        .containsExactly(tuple("AAPL", reason), tuple("AAPL", "symbol is not AAPL: MSFT"));
  }

  @Test
  void answersAPairAsAskedElseInverted() {
    LocalDate day = LocalDate.of(2026, 7, 30);
    fake.answersAt(
        LIGHT,
        Response.of(200, "").body(FakeProvider.file("fmp/eod-light-eurusd.json")),
        Response.of(200, "[]"),
        Response.of(200, "").body(FakeProvider.file("fmp/eod-light-eurusd.json")),
        Response.of(200, "[]"));
    CurrencyPair asked = pair("EUR", "USD");

    Answer<QuotedRate> direct = provider.rates(List.of(asked), day.minusDays(1), day);
    Answer<QuotedRate> inverted =
        provider.rates(List.of(pair("USD", "EUR")), day.minusDays(1), day);
    Answer<QuotedRate> unknown =
        provider.rates(List.of(pair("XAF", "ISK"), pair("BTC", "USD")), day, day);

    QuotedRate rate = new QuotedRate(asked, new BigDecimal("1.15258"), day);
    assertThat(direct.items()).containsExactly(rate);
    assertThat(inverted.items()).containsExactly(rate);
    assertThat(unknown.items()).isEmpty();
    assertThat(unknown.rejected())
        .containsExactly(
            new Rejected("BTC/USD", "2026-07-30", "not a pair of ISO 4217 currencies"));
    assertThat(fake.requests())
        .extracting(Request::query)
        .containsExactly(
            "from=2026-07-29&symbol=EURUSD&to=2026-07-30&apikey=open-sesame",
            "from=2026-07-29&symbol=USDEUR&to=2026-07-30&apikey=open-sesame",
            "from=2026-07-29&symbol=EURUSD&to=2026-07-30&apikey=open-sesame",
            "from=2026-07-30&symbol=XAFISK&to=2026-07-30&apikey=open-sesame",
            "from=2026-07-30&symbol=ISKXAF&to=2026-07-30&apikey=open-sesame");
  }

  @Test
  void answersSplitsAndDividendsAsPaidOnTheDaysAskedFor() {
    fake.answersWithFile("/stable/splits", "fmp/splits-aapl.json");
    fake.answersWithFile("/stable/dividends", "fmp/dividends-aapl.json");

    Answer<CorporateAction> answer =
        provider.actions(List.of("AAPL"), LocalDate.of(2014, 6, 9), LocalDate.of(2020, 8, 31));

    assertThat(answer.items())
        .containsExactly(
            new Split("AAPL", LocalDate.of(2014, 6, 9), new BigDecimal(7), BigDecimal.ONE),
            new Dividend(
                "AAPL",
                LocalDate.of(2020, 8, 7),
                LocalDate.of(2020, 8, 10),
                LocalDate.of(2020, 8, 13),
                new BigDecimal("0.82"),
                null),
            new Split("AAPL", AUGUST_31, new BigDecimal(4), BigDecimal.ONE));
    assertThat(answer.rejected()).isEmpty();
    assertThat(fake.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(
            tuple("/stable/splits", "limit=1000&symbol=AAPL&apikey=open-sesame"),
            tuple("/stable/dividends", "limit=1000&symbol=AAPL&apikey=open-sesame"));
  }

  @Test
  void answersADividendWithoutTheDatesThatFmpDoesNotKnow() {
    fake.answersAt("/stable/splits", Response.of(200, "[]"));
    fake.answersWithFile("/stable/dividends", "fmp/dividends-aapl.json");
    LocalDate day = LocalDate.of(1987, 5, 11);

    Answer<CorporateAction> answer = provider.actions(List.of("AAPL"), day, day);

    assertThat(answer.items())
        .containsExactly(new Dividend("AAPL", day, null, null, new BigDecimal("0.12"), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "date": "2020-08-31", "numerator": 0, "denominator": 1    | numerator is not above zero: 0
          "date": "2020-08-31", "numerator": 4, "denominator": 0    | denominator is not above zero: 0
          "date": "2020-08-31", "numerator": "4", "denominator": 1  | numerator is not a number: 4
          "date": "2020-08-32", "numerator": 4, "denominator": 1    | date is not a date as yyyy-MM-dd: 2020-08-32
          "numerator": 4, "denominator": 1                          | date is missing
          """)
  void rejectsASplitThatCannotBeUsed(String fields, String reason) {
    fake.answersAt("/stable/splits", Response.of(200, "[{\"symbol\": \"AAPL\", " + fields + "}]"));
    fake.answersAt("/stable/dividends", Response.of(200, "[]"));

    Answer<CorporateAction> answer = provider.actions(List.of("AAPL"), AUGUST_27, AUGUST_31);

    assertThat(answer.items()).isEmpty();
    assertThat(answer.rejected()).extracting(Rejected::reason).containsExactly(reason);
  }

  @Test
  void answersAProfileWithTheUnitAsFmpSpellsIt() {
    fake.answersAt(
        "/stable/profile",
        Response.of(200, "").body(FakeProvider.file("fmp/profile-vod.json")),
        Response.of(200, "").body(FakeProvider.file("fmp/profile-aapl.json")),
        Response.of(200, "[]"));

    Answer<Profile> answer = provider.profile("VOD.L");

    assertThat(answer.items())
        .containsExactly(
            new Profile(
                "VOD.L",
                "Vodafone Group Public Limited Company",
                "GBp",
                "LSE",
                "Communication Services",
                "Telecommunications Services",
                "GB",
                "GB00BH4HKS39"));
    assertThat(answer.asOf()).isEqualTo(LocalDate.of(2025, 2, 4));
    assertThat(fake.requests().get(0).query()).isEqualTo("symbol=VOD.L&apikey=open-sesame");
    assertThat(provider.profile("AAPL").items()).extracting(Profile::unit).containsExactly("USD");
    assertThat(provider.profile("NOPE").items()).isEmpty();
  }

  @Test
  void leavesOutOfAProfileWhatFmpDoesNotSay() {
    fake.answersAt(
        "/stable/profile",
        Response.of(
            200,
            "[{\"symbol\": \"X\", \"companyName\": \" \", \"sector\": null, \"isin\": \"\"}]"));

    assertThat(provider.profile("X").items())
        .containsExactly(new Profile("X", null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "limit-reach, 200, PROVIDER_UNAVAILABLE, Limit Reach",
    "invalid-key, 200, PROVIDER_NOT_CONFIGURED, Invalid API KEY",
    "invalid-key, 401, PROVIDER_NOT_CONFIGURED, Invalid API KEY",
    "restricted, 200, PROVIDER_NOT_CONFIGURED, Exclusive Endpoint",
    "restricted, 403, PROVIDER_NOT_CONFIGURED, Exclusive Endpoint",
  })
  void saysWhatAnErrorMeans(String file, int status, ErrorCode code, String words) {
    fake.answers(Response.of(status, "").body(FakeProvider.file("fmp/" + file + ".json")));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.prices(List.of("AAPL"), AUGUST_28, AUGUST_28))
        .withMessageContaining(words)
        .extracting(DawsosException::code)
        .isEqualTo(code);
  }

  @Test
  void answersTheOtherSymbolsWhereThePlanDoesNotIncludeOne() {
    fake.answersAt(
        RAW,
        Response.of(402, "").body(FakeProvider.file("fmp/premium.txt")),
        Response.of(200, "").body(FakeProvider.file("fmp/eod-raw-aapl.json")));

    Answer<Quote> answer = provider.prices(List.of("VOD.L", "AAPL"), AUGUST_27, AUGUST_31);

    assertThat(answer.items()).extracting(Quote::symbol).containsExactly("AAPL");
    assertThat(answer.rejected())
        .containsExactly(new Rejected("VOD.L", "", "the plan of fmp's key does not include it"));
  }

  @Test
  void quotesAnErrorShortenedAndWithoutTheKey() {
    fake.answers(
        Response.of(
            200, "{\"Error Message\": \"no open-sesame\\n%s\"}".formatted("x".repeat(999))));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.profile("AAPL"))
        .withMessageStartingWith("fmp sent an error: no [redacted] xxx")
        .satisfies(e -> assertThat(e.message()).hasSizeLessThan(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "null",
        "\"text\"",
        "{\"historical\": []}",
        "{\"Error Message\": 7}",
        "[",
        "Premium Query Parameter: 'Special Endpoint'"
      })
  void refusesAnAnswerThatMakesNoSense(String body) {
    fake.answers(Response.of(200, body));

    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> provider.prices(List.of("AAPL"), AUGUST_28, AUGUST_28))
        .extracting(DawsosException::code)
        .isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  private static Quote quote(String symbol, String close, LocalDate date) {
    return new Quote(symbol, new BigDecimal(close), null, date, Adjustment.RAW);
  }

  private static CurrencyPair pair(String base, String quote) {
    return new CurrencyPair(CurrencyCode.of(base), CurrencyCode.of(quote));
  }
}
