package io.dawsos.provider.fred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.provider.Answer;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Dataset;
import io.dawsos.provider.Observation;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.VirtualTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FredProviderTest {
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz123456";
  private static final String PATH = "/fred/series/observations";
  private static final LocalDate FROM = LocalDate.parse("2024-12-23");
  private static final LocalDate TO = LocalDate.parse("2024-12-27");

  private final FakeProvider peer = new FakeProvider();
  private final VirtualTime time = new VirtualTime();
  private final FredProvider provider =
      new FredProvider(
          time.client(FredProvider.settings(peer.url(), Secret.of(KEY), "DAWSOS_FRED_API_KEY")));

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private Answer<Observation> ask(String id, @Nullable LocalDate vintage) {
    return provider.series(id, FROM, TO, vintage);
  }

  private DawsosException failure() {
    return failure("DGS10");
  }

  private DawsosException failure(String id) {
    DawsosException failure = catchThrowableOfType(DawsosException.class, () -> ask(id, null));
    assertThat(failure).isNotNull().hasNoCause();
    assertThat(failure.message() + failure.advice()).doesNotContain(KEY);
    return failure;
  }

  private static Response file(String name) {
    return Response.of(200, "").body(FakeProvider.file("fred/" + name));
  }

  private static Response error(int status, String name) {
    return Response.of(status, "").body(FakeProvider.file("fred/" + name));
  }

  private static Observation observation(String date, @Nullable String value) {
    return new Observation(
        LocalDate.parse(date), value == null ? null : new BigDecimal(value), null);
  }

  @Test
  void offersSeriesThatMayNotBeHandedOnAndSaysWhatFredAsksFor() {
    assertThat(provider.name()).isEqualTo("fred");
    assertThat(provider.offers()).containsExactly(Dataset.SERIES);
    assertThat(provider.licence().redistribution()).isFalse();
    assertThat(provider.licence().attribution())
        .isEqualTo(
            "This product uses the FRED® API but is not endorsed or certified by the Federal"
                + " Reserve Bank of St. Louis.");
  }

  @Test
  void readsObservationsWhereAPointMeansNoValue() {
    peer.answersAt(PATH, file("dgs10.json"));

    Answer<Observation> answer = ask("DGS10", null);

    assertThat(answer.source()).isEqualTo("fred");
    assertThat(answer.asOf()).isEqualTo(TO);
    assertThat(answer.rejected()).isEmpty();
    assertThat(answer.items())
        .containsExactly(
            observation("2024-12-23", "4.59"),
            observation("2024-12-24", "4.59"),
            observation("2024-12-25", null),
            observation("2024-12-26", "4.58"),
            observation("2024-12-27", "4.62"));
  }

  @Test
  void asksForTheDaysAndNoVintageUnlessOneIsGiven() {
    peer.answersAt(PATH, file("dgs10.json"));

    ask("DGS10", null);

    assertThat(peer.requests())
        .extracting(Request::query)
        .containsExactly(
            "file_type=json&limit=10000&observation_end=2024-12-27&observation_start=2024-12-23"
                + "&offset=0&series_id=DGS10&sort_order=asc&api_key="
                + KEY);
  }

  @Test
  void readsTheSeriesAsItWasKnownOnADay() {
    peer.answersAt(PATH, file("gnpca-vintage-2013-08-14.json"));
    LocalDate vintage = LocalDate.parse("2013-08-14");

    Answer<Observation> answer =
        provider.series(
            "GNPCA", LocalDate.parse("1929-01-01"), LocalDate.parse("1930-12-31"), vintage);

    assertThat(peer.requests().get(0).query())
        .contains("realtime_start=2013-08-14")
        .contains("realtime_end=2013-08-14");
    assertThat(answer.items())
        .containsExactly(observation("1929-01-01", "1065.9"), observation("1930-01-01", "975.5"));
  }

  @Test
  void readsAllPages() {
    peer.answersAt(PATH, file("dgs10-page-1.json"), file("dgs10-page-2.json"));

    assertThat(ask("DGS10", null).items()).hasSize(5);
    assertThat(peer.requests())
        .extracting(Request::query)
        .satisfiesExactly(
            first -> assertThat(first).contains("&offset=0&"),
            second -> assertThat(second).contains("&offset=3&"));
  }

  @Test
  void anAnswerThatStopsBeforeItsCountIsInvalid() {
    peer.answersAt(
        PATH, file("dgs10-page-1.json"), Response.of(200, "{\"count\": 5, \"observations\": []}"));

    DawsosException failure = failure();

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).isEqualTo("fred answered for DGS10: 3 of 5 observations only");
  }

  @Test
  void anAnswerThatNeverEndsIsInvalid() {
    peer.answersAt(
        PATH,
        Response.of(
            200,
            "{\"count\": 999999, \"observations\": [{\"date\": \"2024-12-23\", \"value\": \"1\"}]}"));

    assertThat(failure().message()).isEqualTo("fred answered for DGS10: more than 20 pages");
  }

  @Test
  void anUnknownSeriesIsSaid() {
    peer.answersAt(PATH, error(400, "error-series.json"));

    DawsosException failure = failure("NOSUCH");

    assertThat(failure.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(failure.message())
        .isEqualTo("fred refused the series NOSUCH: Bad Request. The series does not exist.");
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aRefusedKeyNamesTheVariableToSet() {
    peer.answersAt(PATH, error(400, "error-key.json"));

    DawsosException failure = failure();

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(failure.message()).startsWith("fred refused the API key: Bad Request.");
    assertThat(failure.advice()).startsWith("set DAWSOS_FRED_API_KEY in the environment");
  }

  @Test
  void isAskedAgainWhenItIsTooBusy() {
    peer.answersAt(PATH, error(429, "error-limit.json"), file("dgs10.json"));

    assertThat(ask("DGS10", null).items()).hasSize(5);
    assertThat(time.waits()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"date\": \"2024-12-24\", \"value\": 4.59}|2024-12-24|its value is no text",
        "{\"date\": \"2024-12-24\"}|2024-12-24|its value is no text",
        "{\"date\": \"2024-12-24\", \"value\": \"\"}|2024-12-24|not a plain decimal number: \"\"",
        "{\"date\": \"2024-12-24\", \"value\": \"1e5\"}|2024-12-24|not a plain decimal number: \"1e5\"",
        "{\"date\": \"2024-12-24\", \"value\": \"NaN\"}|2024-12-24|not a plain decimal number: \"NaN\"",
        "{\"date\": \"24 Dec\", \"value\": \"1\"}|24 Dec|not a date",
        "{\"date\": 20241224, \"value\": \"1\"}|20241224|its date is no text",
        "{\"value\": \"1\"}|''|its date is no text",
        "[]|''|its date is no text",
        "{\"date\": \"2024-12-23\", \"value\": \"9\"}|2024-12-23|observed twice; the first value is used"
      })
  void anObservationThatMakesNoSenseIsRejectedAndTheOthersKept(
      String element, String date, String reason) {
    peer.answersAt(
        PATH,
        Response.of(
            200,
            "{\"count\": 2, \"observations\": [{\"date\": \"2024-12-23\", \"value\": \"1\"},"
                + element
                + "]}"));

    Answer<Observation> answer = ask("DGS10", null);

    assertThat(answer.items()).containsExactly(observation("2024-12-23", "1"));
    assertThat(answer.rejected()).containsExactly(new Rejected("DGS10", date, reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "\"text\"",
        "{\"count\": \"5\", \"observations\": []}",
        "{\"count\": 99999999999, \"observations\": []}",
        "{\"count\": 1, \"observations\": {}}",
        "{\"count\": 1, \"observations\": null}"
      })
  void anAnswerWithoutObservationsIsInvalid(String body) {
    peer.answersAt(PATH, Response.of(200, body));

    DawsosException failure = failure();

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message())
        .isEqualTo("fred answered for DGS10: no observations or no count of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A B", "DGS10&api_key=x", "../series", "ÄÖ"})
  void anIdThatCannotBeOneIsNotAskedFor(String id) {
    assertThat(failure(id).code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(peer.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456", KEY + "7", KEY + "\n"})
  void aKeyThatIsNotOfFredIsRefusedWithoutBeingShown(String key) {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> FredProvider.settings(peer.url(), Secret.of(key), "DAWSOS_FRED_API_KEY"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(failure.message())
        .isEqualTo(
            "the API key in DAWSOS_FRED_API_KEY is not one of FRED's: 32 digits and lower-case"
                + " letters");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverComesTheFailureIsAKnownOne(long seed) {
    Random random = new Random(seed);
    for (int answer = 0; answer < 25; answer++) {
      byte[] body = FakeProvider.file("fred/dgs10.json");
      for (int change = 0; change <= random.nextInt(6); change++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      peer.answersAt(PATH, Response.of(200, "").body(body));

      Throwable thrown = catchThrowableOfType(Throwable.class, () -> ask("DGS10", null));

      assertThat(thrown)
          .as("seed %d: %s", seed, new String(body, StandardCharsets.ISO_8859_1))
          .matches(t -> t == null || t instanceof DawsosException, "is a known failure");
    }
  }

  @Test
  void anHourOfWaitingIsNotWaitedFor() {
    peer.answersAt(PATH, error(429, "error-limit.json").header("Retry-After", "3600"));

    assertThat(failure().code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(time.waits()).isEqualTo(List.of());
  }
}
