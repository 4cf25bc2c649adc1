package io.dawsos.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.FakeProvider.Delivery;
import io.dawsos.provider.http.FakeProvider.Request;
import io.dawsos.provider.http.FakeProvider.Response;
import io.dawsos.provider.http.ProviderSettings.Retries;
import io.dawsos.provider.http.ProviderSettings.Timeouts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class ProviderKeyTest {
  private static final String CANARY = "kanari+/vogel=";
  private static final String ENCODED = "kanari%2B%2Fvogel%3D";
  private static final ProviderKey IN_QUERY =
      ProviderKey.query("api_key", Secret.of(CANARY), "ACME_KEY");
  private static final ProviderKey IN_HEADER = ProviderKey.bearer(Secret.of(CANARY), "ACME_KEY");

  private final FakeProvider peer = new FakeProvider();

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private ProviderSettings settings() {
    return ProviderSettings.defaults("acme", peer.url())
        .with(new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(500)))
        .with(new Retries(2, Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  private ProviderClient client(ProviderKey key) {
    return new VirtualTime().client(settings().with(key));
  }

  @Test
  void isSentInTheQuery() {
    peer.answers(Response.of(200, "{}"));

    client(IN_QUERY).json("/day", Map.of("id", "GDP"));

    assertThat(peer.requests())
        .extracting(Request::query)
        .containsExactly("id=GDP&api_key=" + ENCODED);
  }

  @Test
  void isSentInTheHeaderAndNotInTheQuery() {
    peer.answers(Response.of(200, "{}"));

    client(IN_HEADER).json("/day", Map.of());

    Request request = peer.requests().get(0);
    assertThat(request.query()).isEmpty();
    assertThat(request.headers()).containsEntry("Authorization", List.of("Bearer " + CANARY));
  }

  @Test
  void isSentWithTheNextPageInPlaceOfTheOneThatTheAnswerNamed() {
    peer.answers(Response.of(200, "{}"));

    client(IN_QUERY).json(URI.create(peer.url() + "/day?cursor=a%3D%26&api_key=other"));

    assertThat(peer.requests())
        .extracting(Request::query)
        .containsExactly("cursor=a%3D%26&api_key=" + ENCODED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:%d/day",
        "https://127.0.0.1:%d/day",
        "http://127.0.0.1/day?port=%d",
        "http://user@127.0.0.1:%d/day",
        "http://127.0.0.1:%d.example.org/day",
        "/day/%d",
        "mailto:%d"
      })
  void isNotSentToANextPageElsewhere(String next) {
    URI uri = URI.create(next.formatted(peer.url().getPort()));

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> client(IN_QUERY).json(uri));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_ANSWER_INVALID);
    assertThat(failure.message()).contains("another host");
    assertThat(peer.requests()).isEmpty();
  }

  static Stream<Response> failures() {
    Response echo = Response.of(200, "{\"key\": " + CANARY);
    return Stream.of(
        echo,
        echo.by(Delivery.CUT),
        echo.by(Delivery.CUT_CHUNKS),
        echo.by(Delivery.NONE),
        echo.by(Delivery.DRIP),
        Response.of(200, CANARY),
        Response.of(200, "{\"" + CANARY + "\": 1, \"" + CANARY + "\": 2}"),
        Response.of(302, "").header("Location", "http://127.0.0.1:1/?api_key=" + ENCODED),
        Response.of(400, "{\"error_message\": \"bad key " + CANARY + " or " + ENCODED + "\"}"),
        Response.of(401, "{\"error\": \"" + CANARY + "\"}"),
        Response.of(403, "{\"message\": \"" + ENCODED + "\"}"),
        Response.of(429, CANARY).header("Retry-After", CANARY),
        Response.of(500, CANARY));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void occursInNoFailureAndNoLog(Response response) {
    peer.answers(response);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Appender<ILoggingEvent> console = root.getAppender("stderr");
    root.detachAppender(console);
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    try {
      for (ProviderKey key : List.of(IN_QUERY, IN_HEADER)) {
        Throwable failure = catchThrowable(() -> client(key).json("/day", Map.of()));

        assertThat(failure).isInstanceOf(DawsosException.class);
        assertThat(printed(failure) + ((DawsosException) failure).advice()).doesNotContain("vogel");
      }
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
      root.addAppender(console);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(each -> each.contains("vogel"));
  }

  @Test
  void occursInNoFailureOfTheConnection() {
    peer.close();

    Throwable failure = catchThrowable(() -> client(IN_QUERY).json("/day", Map.of()));

    assertThat(printed(failure)).doesNotContain("vogel");
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void isNotShownByTheSettings() {
    assertThat(settings().with(IN_QUERY).toString()).contains("[redacted]").doesNotContain("vogel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "abc def", "abc\n", "abc\r\nX-Other: 1", "schlüssel"})
  void thatNoProviderIssuesIsRefusedWithoutBeingShown(String text) {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class, () -> ProviderKey.query("api_key", Secret.of(text), "ACME_KEY"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(failure.message()).startsWith("the API key in ACME_KEY is empty or holds spaces");
    assertThat(failure.message()).doesNotContain("abc").doesNotContain("schl");
  }
}
