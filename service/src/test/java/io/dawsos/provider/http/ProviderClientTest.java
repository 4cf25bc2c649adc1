package io.dawsos.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ExchangeListener.Exchange;
import io.dawsos.provider.http.ExchangeListener.Outcome;
import io.dawsos.provider.http.FakeProvider.Delivery;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderSettings.Breaker;
import io.dawsos.provider.http.ProviderSettings.Rate;
import io.dawsos.provider.http.ProviderSettings.Retries;
import io.dawsos.provider.http.ProviderSettings.Timeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProviderClientTest {
  private static final Response GOOD = Response.of(200, "{\"close\": 1.10}");

  private final FakeProvider peer = new FakeProvider();
  private final VirtualTime time = new VirtualTime();
  private final List<Exchange> exchanges = new ArrayList<>();
  private ProviderSettings settings = ProviderSettings.defaults("acme", peer.url());

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private ProviderClient client() {
    return time.client(settings, sending -> exchanges::add);
  }

  private DawsosException failure(ProviderClient client) {
    return failure(() -> client.json("/v1/day", Map.of()));
  }

  private static DawsosException failure(Runnable call) {
    DawsosException failure = catchThrowableOfType(DawsosException.class, call::run);
    assertThat(failure).isNotNull().hasNoCause();
    return failure;
  }

  private List<Outcome> outcomes() {
    return exchanges.stream().map(Exchange::outcome).toList();
  }

  @Test
  void asksForThePathBelowTheBaseUrlWithTheQuerySortedAndEncoded() {
    peer.answers(GOOD);
    settings = ProviderSettings.defaults("acme", URI.create(peer.url() + "/api/"));

    client().json("v1/^GSPC day", Map.of("to", "a&b=c", "from", "é"));

    assertThat(peer.requests())
        .extracting(Request::path, Request::query)
        .containsExactly(tuple("/api/v1/%5EGSPC%20day", "from=%C3%A9&to=a%26b%3Dc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../admin",
        "/v1/./day",
        "//other.example/day",
        "/v1//day",
        "/v1/day/",
        "",
        "/"
      })
  void aPathThatLeadsElsewhereIsNotAsked(String path) {
    DawsosException failure = failure(() -> client().json(path, Map.of()));

    assertThat(failure.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(peer.requests()).isEmpty();
  }

  @Test
  void decimalsStayExact() {
    peer.answers(Response.of(200, "{\"a\": 0.10, \"b\": 1234567890123456789.123456789}"));

    JsonNode answer = client().json("/day", Map.of());

    assertThat(answer.get("a").decimalValue()).isEqualTo("0.10");
    assertThat(answer.get("b").decimalValue()).isEqualTo("1234567890123456789.123456789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"close\": 1.1",
        "<html>busy</html>",
        "{\"a\": 1, \"a\": 2}",
        "{} {}",
        "{\"a\": NaN}",
        "{\"a\": 1e999999999}",
        "{\"a\": 1e-999}",
        "{\"a\": \"\u0000\"}"
      })
  void whatIsNoStrictJsonIsAnInvalidAnswerAndNotAskedForAgain(String body) {
    peer.answers(Response.of(200, body));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).startsWith("acme sent no JSON: ");
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void jsonThatNestsDeeplyIsRefused() {
    peer.answers(Response.of(200, "[".repeat(10_000) + "]".repeat(10_000)));

    assertThat(failure(client()).code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  @Test
  void aNumberOfAThousandDigitsIsRefused() {
    peer.answers(Response.of(200, "{\"a\": " + "9".repeat(1_000) + "}"));

    assertThat(failure(client()).code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
  }

  @Test
  void readsCompressedBodies() throws IOException {
    peer.answers(GOOD.body(gzip(GOOD.body())).header("Content-Encoding", "gzip"));

    assertThat(client().json("/day", Map.of()).get("close").decimalValue()).isEqualTo("1.10");
  }

  @Test
  void aCompressedBodyThatGrowsAboveTheLimitIsRefused() throws IOException {
    settings = settings.withMaxResponseBytes(100_000);
    peer.answers(GOOD.body(gzip(new byte[1_000_000])).header("Content-Encoding", "gzip"));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).contains("larger than 100000 bytes");
  }

  @Test
  void aBodyWhoseCompressionIsBrokenIsRefused() {
    peer.answers(GOOD.header("Content-Encoding", "gzip"));

    assertThat(failure(client()).message()).contains("compressed answer is damaged");
    assertThat(outcomes()).containsExactly(Outcome.GARBLED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Delivery.class,
      names = {"WHOLE", "DRIP"})
  void aBodyAboveTheLimitIsRefusedAndNotAskedForAgain(Delivery delivery) {
    settings = settings.withMaxResponseBytes(1_000);
    peer.answers(GOOD.body(new byte[1_001]).by(delivery));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).contains("larger than 1000 bytes");
    assertThat(outcomes()).containsExactly(Outcome.TOO_LARGE);
  }

  @Test
  void hangsUpOnABodyWithoutEnd() {
    settings = settings.withMaxResponseBytes(1_000);
    peer.answers(GOOD.body(new byte[1_001]).by(Delivery.DRIP));

    failure(client());

    assertThat(peer.awaitHangUp()).isTrue();
  }

  @Test
  void aBodyOfTheLimitIsRead() {
    settings = settings.withMaxResponseBytes(1_000);
    peer.answers(GOOD.body(new byte[1_000]));

    assertThat(client().bytes("/day", Map.of())).hasSize(1_000);
  }

  @Test
  void asksAgainAfterAFailureOfTheServer() {
    peer.answers(Response.of(503, "busy"), Response.of(500, ""), GOOD);

    assertThat(client().json("/day", Map.of()).has("close")).isTrue();
    assertThat(outcomes()).containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.OK);
  }

  @Test
  void pausesDoubleUpToTheLongestAndVaryByHalf() {
    settings = settings.with(new Retries(6, Duration.ofSeconds(2), Duration.ofSeconds(10)));
    peer.answers(Response.of(502, ""));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message())
        .isEqualTo("acme cannot be asked now: it answered status 502; 6 attempts failed");
    assertThat(peer.requests()).hasSize(6);
    long[] longest = {2, 4, 8, 10, 10};
    assertThat(time.waits()).hasSize(5).doesNotHaveDuplicates();
    for (int i = 0; i < longest.length; i++) {
      assertThat(time.waits().get(i))
          .isBetween(Duration.ofMillis(longest[i] * 500), Duration.ofSeconds(longest[i]));
    }
  }

  @Test
  void waitsAsLongAsTheProviderAsks() {
    peer.answers(Response.of(429, "slow down").header("Retry-After", "7"), GOOD);

    client().json("/day", Map.of());

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
    assertThat(outcomes()).containsExactly(Outcome.LIMITED, Outcome.OK);
  }

  @Test
  void waitsUntilTheDateThatTheProviderNamesByTheProvidersOwnClock() {
    // The server sets Date to its own time, so a date of the past stands for "now".
    peer.answers(Response.of(503, "").header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), GOOD);

    client().json("/day", Map.of());

    assertThat(time.waits()).hasSize(1);
    assertThat(time.waits().get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @CsvSource({
    "3600, PT1H",
    "99999999999999999999, PT277777H46M39S",
    "'Tue, 31 Dec 2999 23:59:59 GMT', PT"
  })
  void aProviderThatAsksForTooLongAPauseIsNotAskedAgain(String retryAfter, String pause) {
    peer.answers(Response.of(429, "").header("Retry-After", retryAfter), GOOD);

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message()).contains("status 429").contains("left alone for " + pause);
    assertThat(time.waits()).isEmpty();
    assertThat(peer.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "Wed, 99 Oct 2015 07:28:00 GMT"})
  void aRetryAfterThatMakesNoSenseIsPassedOver(String retryAfter) {
    peer.answers(Response.of(503, "").header("Retry-After", retryAfter), GOOD);

    client().json("/day", Map.of());

    assertThat(time.waits()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Delivery.class,
      names = {"CUT", "CUT_CHUNKS", "NONE"})
  void anAnswerThatBreaksOffIsAskedForAgain(Delivery delivery) {
    peer.answers(GOOD.by(delivery), GOOD);

    assertThat(client().json("/day", Map.of()).has("close")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Delivery.class,
      names = {"CUT", "CUT_CHUNKS", "NONE"})
  void answersThatAlwaysBreakOffMakeTheProviderUnavailable(Delivery delivery) {
    peer.answers(GOOD.by(delivery));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message()).contains("the connection broke").contains("4 attempts failed");
    assertThat(outcomes()).hasSize(4).containsOnly(Outcome.UNREACHABLE);
  }

  @Test
  void aBodyThatDripsPastTheTimeoutIsCutOff() {
    settings =
        settings
            .with(new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300)))
            .with(new Retries(1, Duration.ZERO, Duration.ZERO));
    peer.answers(GOOD.by(Delivery.DRIP));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message())
        .isEqualTo("acme cannot be asked now: no whole answer within PT0.3S");
    assertThat(outcomes()).containsExactly(Outcome.TIMED_OUT);
    assertThat(peer.awaitHangUp()).isTrue();
  }

  @Test
  void aRefusedConnectionIsTriedAgain() {
    peer.close();

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message())
        .isEqualTo("acme cannot be asked now: no connection; 4 attempts failed");
    assertThat(exchanges).extracting(Exchange::status).containsExactly(0, 0, 0, 0);
  }

  @Test
  void aPeerThatDoesNotSpeakTlsIsNotTrusted() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      new Thread(() -> answerWithoutTls(server)).start();
      settings =
          ProviderSettings.defaults(
                  "acme", URI.create("https://127.0.0.1:" + server.getLocalPort()))
              .with(new Retries(1, Duration.ZERO, Duration.ZERO))
              .with(new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1)));

      assertThat(failure(client()).message())
          .isEqualTo("acme cannot be asked now: no trusted TLS connection");
    }
  }

  private static void answerWithoutTls(ServerSocket server) {
    try (Socket client = server.accept()) {
      assertThat(client.getInputStream().read()).isNotNegative();
      client
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the client went, as it should
    }
  }

  @Test
  void manyThreadsMayAskAtOnce() {
    settings = settings.with(new Rate(1_000_000, 1_000, Duration.ofMinutes(1)));
    peer.answers(Response.of(503, ""), GOOD);
    ProviderClient client = time.client(settings);

    List<String> answers =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(call -> client.json("/day/" + call, Map.of()).toString())
            .distinct()
            .toList();

    assertThat(answers).containsExactly("{\"close\":1.10}");
    assertThat(peer.requests()).hasSize(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNeverFollowed(int status) {
    settings = settings.with(ProviderKey.query("key", Secret.of("canary-4711"), "ACME_KEY"));
    try (FakeProvider other = new FakeProvider().answers(GOOD)) {
      peer.answers(Response.of(status, "").header("Location", other.url() + "/v1/day"));

      DawsosException failure = failure(client());

      assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
      assertThat(failure.message()).contains("redirects elsewhere");
      assertThat(other.requests()).isEmpty();
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 422})
  void aRefusedRequestIsNotSentAgainAndSaysWhatTheProviderSaid(int status) {
    peer.answers(Response.of(status, "{\"message\": \"no such\\n  ticker\"}"));

    DawsosException failure = failure(client());

    assertThat(failure)
        .isInstanceOfSatisfying(
            ProviderRefusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.words()).isEqualTo("no such ticker");
            });
    assertThat(failure.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(failure.message())
        .isEqualTo("acme refused the request with status %d: no such ticker", status);
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void thePageOfAProxyIsNotQuoted() {
    peer.answers(Response.of(407, "<html>Squid</html>"));

    assertThat(failure(client()).message()).isEqualTo("acme refused the request with status 407");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedKeyNamesTheVariableToSet(int status) {
    settings = settings.with(ProviderKey.bearer(Secret.of("canary-4711"), "DAWSOS_ACME_KEY"));
    peer.answers(Response.of(status, "{\"error\": \"Unknown API Key canary-4711\"}"));

    DawsosException failure = failure(client());

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(failure.message()).isEqualTo("acme refused the API key: Unknown API Key [redacted]");
    assertThat(failure.advice()).startsWith("set DAWSOS_ACME_KEY in the environment");
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void aProviderThatKeepsFailingIsLeftAloneAndThenTriedOnce() {
    settings =
        settings
            .with(new Retries(1, Duration.ZERO, Duration.ZERO))
            .with(new Breaker(4, Duration.ofSeconds(60)));
    peer.answers(Response.of(500, ""));
    ProviderClient client = client();
    for (int call = 0; call < 4; call++) {
      assertThat(failure(client).message()).contains("status 500");
    }

    DawsosException open = failure(client);

    assertThat(open.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(open.message()).isEqualTo("acme failed too often and is left alone for PT1M");
    assertThat(peer.requests()).hasSize(4);

    time.pass(Duration.ofSeconds(61));
    assertThat(failure(client).message()).contains("status 500");
    assertThat(failure(client).message()).contains("left alone");
    assertThat(peer.requests()).hasSize(5);

    time.pass(Duration.ofSeconds(61));
    peer.answers(GOOD);
    client.json("/day", Map.of());
    client.json("/day", Map.of());
    assertThat(peer.requests()).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 302})
  void refusalsDoNotOpenTheBreaker(int status) {
    settings = settings.with(new Breaker(2, Duration.ofSeconds(60)));
    peer.answers(Response.of(status, ""));
    ProviderClient client = client();
    for (int call = 0; call < 5; call++) {
      failure(client);
    }

    peer.answers(GOOD);

    assertThat(client.json("/day", Map.of()).has("close")).isTrue();
  }

  @Test
  void aRefusalWhileTheBreakerTriesAgainLeavesRoomForTheNextTry() {
    settings =
        settings
            .with(new Retries(1, Duration.ZERO, Duration.ZERO))
            .with(new Breaker(1, Duration.ofSeconds(60)));
    peer.answers(Response.of(500, ""), Response.of(404, ""), GOOD);
    ProviderClient client = client();
    failure(client);
    time.pass(Duration.ofSeconds(61));
    failure(client);

    assertThat(client.json("/day", Map.of()).has("close")).isTrue();
  }

  @Test
  void requestsAboveTheRateWait() {
    settings = settings.with(new Rate(6, 2, Duration.ofMinutes(1)));
    peer.answers(GOOD);
    ProviderClient client = client();
    for (int call = 0; call < 4; call++) {
      client.json("/day", Map.of());
    }

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  @Test
  void aRequestThatWouldWaitTooLongFailsAtOnce() {
    settings = settings.with(new Rate(6, 1, Duration.ofSeconds(9)));
    peer.answers(GOOD);
    ProviderClient client = client();
    client.json("/day", Map.of());

    DawsosException failure = failure(client);

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
    assertThat(failure.message())
        .isEqualTo("acme may be asked 6 times a minute, and no place is free within PT9S");
    assertThat(time.waits()).isEmpty();
    assertThat(peer.requests()).hasSize(1);
  }

  @Test
  void repeatedRequestsCountForTheRateToo() {
    settings = settings.with(new Rate(6, 1, Duration.ofMinutes(1)));
    peer.answers(Response.of(503, "").header("Retry-After", "1"), GOOD);

    client().json("/day", Map.of());

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(9));
  }

  @Test
  void everyExchangeIsToldOnce() {
    peer.answers(Response.of(503, ""), GOOD);

    client().json("/day", Map.of());

    assertThat(exchanges)
        .extracting(Exchange::provider, Exchange::outcome, Exchange::status)
        .containsExactly(tuple("acme", Outcome.FAILED, 503), tuple("acme", Outcome.OK, 200));
  }

  @Test
  void anInterruptedCallEndsAndKeepsTheInterrupt() {
    peer.answers(GOOD.by(Delivery.DRIP));
    Thread.currentThread().interrupt();

    DawsosException failure = failure(client());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void aHostNameThatDoesNotExistIsUnavailable() {
    settings =
        ProviderSettings.defaults("acme", URI.create("http://no-such-host.invalid"))
            .with(new Retries(1, Duration.ZERO, Duration.ZERO));

    assertThat(failure(client()).message()).isEqualTo("acme cannot be asked now: no connection");
  }

  @Test
  void bytesAreGivenAsTheyCame() {
    byte[] body = "Date, USD\r\n".getBytes(StandardCharsets.US_ASCII);
    peer.answers(GOOD.body(body));

    assertThat(client().bytes("/eurofxref.csv", Map.of())).isEqualTo(body);
  }
}
