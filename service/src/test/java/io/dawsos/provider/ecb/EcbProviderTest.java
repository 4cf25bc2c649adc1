package io.dawsos.provider.ecb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.VirtualTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EcbProviderTest {
  private static final String DAILY = "/stats/eurofxref/eurofxref-daily.xml";
  private static final String NINETY_DAYS = "/stats/eurofxref/eurofxref-hist-90d.xml";
  private static final String HISTORY = "/stats/eurofxref/eurofxref-hist.zip";
  private static final LocalDate MONDAY = LocalDate.parse("2026-04-13");
  private static final String HEAD =
      "<Envelope xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'><Cube>";
  private static final String FOOT = "</Cube></Envelope>";

  private final FakeProvider peer = new FakeProvider();
  private final EcbProvider provider =
      new EcbProvider(
          new VirtualTime().client(EcbProvider.settings(peer.url().resolve("/stats/eurofxref/"))),
          InstantSource.fixed(Instant.parse("2026-04-14T08:00:00Z")));

  @BeforeEach
  void publish() {
    peer.answersWithFile(DAILY, "ecb/eurofxref-daily.xml")
        .answersWithFile(NINETY_DAYS, "ecb/eurofxref-hist-90d.xml")
        .answersWithFile(HISTORY, "ecb/eurofxref-hist.zip");
  }

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private static CurrencyPair pair(String text) {
    String[] codes = text.split("/", -1);
    return new CurrencyPair(CurrencyCode.of(codes[0]), CurrencyCode.of(codes[1]));
  }

  private Answer<QuotedRate> ask(LocalDate oldest, LocalDate asOf, String... pairs) {
    return provider.rates(Arrays.stream(pairs).map(EcbProviderTest::pair).toList(), oldest, asOf);
  }

  private static List<String> lines(Answer<QuotedRate> answer) {
    return answer.items().stream()
        .map(rate -> "%s %s %s".formatted(rate.pair(), rate.rate().toPlainString(), rate.date()))
        .toList();
  }

  private List<String> asked() {
    return peer.requests().stream()
        .map(Request::path)
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void offersRatesThatMayBeHandedOnWithTheirSource() {
    assertThat(provider.name()).isEqualTo("ecb");
    assertThat(provider.offers()).containsExactly(Dataset.RATES);
    assertThat(provider.licence().redistribution()).isTrue();
    assertThat(provider.licence().attribution()).isEqualTo("Source: ECB statistics.");
  }

  @Test
  void whatItDoesNotOfferIsRefused() {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class, () -> provider.prices(List.of("AAPL"), MONDAY, MONDAY));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNSUPPORTED);
  }

  @Test
  void theNewestDayComesFromTheDailyFile() {
    Answer<QuotedRate> answer = ask(MONDAY.minusDays(3), MONDAY, "EUR/USD", "EUR/CAD");

    assertThat(lines(answer))
        .containsExactly("EUR/CAD 1.6177 2026-04-13", "EUR/USD 1.1684 2026-04-13");
    assertThat(answer.asOf()).isEqualTo(MONDAY);
    assertThat(answer.rejected()).isEmpty();
    assertThat(asked()).containsExactly("eurofxref-daily.xml");
  }

  @Test
  void aPairWithoutTheEuroIsAnsweredWithItsTwoLegs() {
    assertThat(lines(ask(MONDAY, MONDAY, "USD/CAD", "CHF/EUR")))
        .containsExactly(
            "EUR/CAD 1.6177 2026-04-13", "EUR/CHF 0.9242 2026-04-13", "EUR/USD 1.1684 2026-04-13");
  }

  @Test
  void aDayBeforeTheNewestComesFromTheLastNinetyDays() {
    LocalDate friday = LocalDate.parse("2026-04-10");

    assertThat(lines(ask(friday, friday, "EUR/USD"))).containsExactly("EUR/USD 1.1711 2026-04-10");
    assertThat(asked()).containsExactly("eurofxref-daily.xml", "eurofxref-hist-90d.xml");
  }

  @Test
  void onAHolidayTheRateOfTheDayBeforeIsTheNewest() {
    LocalDate easterMonday = LocalDate.parse("2026-04-06");

    assertThat(lines(ask(easterMonday.minusDays(7), easterMonday, "EUR/USD")))
        .singleElement()
        .asString()
        .endsWith("2026-04-02");
    assertThat(asked()).containsExactly("eurofxref-hist-90d.xml");
  }

  @Test
  void anOldDayComesFromTheHistory() {
    LocalDate day = LocalDate.parse("2025-12-30");

    assertThat(lines(ask(day, day, "EUR/USD"))).containsExactly("EUR/USD 1.1757 2025-12-30");
    assertThat(asked()).containsExactly("eurofxref-hist.zip");
  }

  @Test
  void theFirstDayOfTheEuroIsKnown() {
    LocalDate day = LocalDate.parse("1999-01-04");

    assertThat(lines(ask(day, day, "EUR/USD", "EUR/CYP", "EUR/BGN")))
        .containsExactly("EUR/CYP 0.58231 1999-01-04", "EUR/USD 1.1789 1999-01-04");
  }

  @Test
  void aCurrencyThatIsNoLongerQuotedIsLookedForInTheDaysAskedAndLeftOut() {
    Answer<QuotedRate> answer = ask(MONDAY.minusDays(5), MONDAY, "EUR/USD", "EUR/BGN");

    assertThat(lines(answer)).containsExactly("EUR/USD 1.1684 2026-04-13");
    assertThat(asked()).containsExactly("eurofxref-daily.xml", "eurofxref-hist-90d.xml");
  }

  @Test
  void aLongSpanReachesIntoTheHistory() {
    assertThat(lines(ask(LocalDate.parse("2025-12-01"), MONDAY, "EUR/USD", "EUR/BGN")))
        .containsExactly("EUR/BGN 1.9558 2025-12-31", "EUR/USD 1.1684 2026-04-13");
    assertThat(asked())
        .containsExactly("eurofxref-daily.xml", "eurofxref-hist-90d.xml", "eurofxref-hist.zip");
  }

  @Test
  void nothingIsAskedForNoCurrency() {
    assertThat(ask(MONDAY, MONDAY).items()).isEmpty();
    assertThat(asked()).isEmpty();
  }

  @Test
  void everyDayAndCurrencyOfTheDailyZipCanBeRead() {
    peer.answersWithFile(DAILY, "ecb/eurofxref.zip");

    assertThat(lines(ask(MONDAY, MONDAY, "EUR/USD"))).containsExactly("EUR/USD 1.1684 2026-04-13");
  }

  @ParameterizedTest
  @CsvSource({
    "0, not above zero: 0",
    "-1.1, not above zero: -1.1",
    "1.1e9, 'not a plain decimal number: \"1.1e9\"'",
    "'1,1', 'not a plain decimal number: \"1,1\"'",
    "'', 'not a plain decimal number: \"\"'"
  })
  void aRateThatCannotBeOneIsRejectedAndTheDayBeforeUsed(String rate, String reason) {
    peer.answersAt(
        DAILY,
        Response.of(
            200,
            HEAD
                + "<Cube time='2026-04-13'><Cube currency='USD' rate='"
                + rate
                + "'/></Cube><Cube time='2026-04-10'><Cube currency='USD' rate='1.1711'/></Cube>"
                + FOOT));

    Answer<QuotedRate> answer = ask(MONDAY.minusDays(3), MONDAY, "EUR/USD");

    assertThat(lines(answer)).containsExactly("EUR/USD 1.1711 2026-04-10");
    assertThat(answer.rejected()).containsExactly(new Rejected("EUR/USD", "2026-04-13", reason));
  }

  @Test
  void aSecondRateOfADayIsRejected() {
    String day = "<Cube time='2026-04-13'><Cube currency='USD' rate='%s'/></Cube>";
    peer.answersAt(
        DAILY, Response.of(200, HEAD + day.formatted("1.1") + day.formatted("1.2") + FOOT));

    Answer<QuotedRate> answer = ask(MONDAY, MONDAY, "EUR/USD");

    assertThat(lines(answer)).containsExactly("EUR/USD 1.1 2026-04-13");
    assertThat(answer.rejected())
        .extracting(Rejected::reason)
        .containsExactly("quoted twice on one day; the first rate is used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>We are moving</body></html>",
        "<Envelope/>",
        "<Envelope xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref'><Cube><Cube",
        "<Cube xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref' time='13/04/2026'/>",
        "<Cube xmlns='http://www.ecb.int/vocabulary/2002-08-01/eurofxref' currency='USD' rate='1'/>"
      })
  void aFileThatIsNotTheEcbsIsAnInvalidAnswer(String body) {
    peer.answersAt(DAILY, Response.of(200, body));

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> ask(MONDAY, MONDAY, "EUR/USD"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).startsWith("ecb: eurofxref-daily.xml, line 1: ");
  }

  @Test
  void aTruncatedZipIsAnInvalidAnswer() {
    byte[] zip = FakeProvider.file("ecb/eurofxref-hist.zip");
    peer.answersAt(HISTORY, Response.of(200, "").body(Arrays.copyOf(zip, zip.length / 2)));
    LocalDate day = LocalDate.parse("2025-12-30");

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> ask(day, day, "EUR/USD"));

    assertThat(failure.message()).isEqualTo("ecb: eurofxref-hist.zip, line 1: a damaged ZIP");
  }

  @Test
  void anOutageIsUnavailable() {
    peer.answersAt(DAILY, Response.of(503, ""));

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> ask(MONDAY, MONDAY, "EUR/USD"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
  }
}
