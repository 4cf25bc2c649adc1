package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import io.dawsos.access.AuditEvent;
import io.dawsos.access.AuditLog;
import io.dawsos.access.Role;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.access.token.Issuer;
import io.dawsos.database.TestDatabase;
import io.dropwizard.testing.ConfigOverride;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, how often, and what every answer carries. */
class EdgeTest {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
          "x-content-type-options", "nosniff",
          "referrer-policy", "no-referrer",
          "cross-origin-resource-policy", "same-origin",
          "cache-control", "no-store");

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private static Path folder;
  private static Issuer issuer;
  private static UserStore users;
  private static TestApplication application;

  @BeforeAll
  static void start() throws Exception {
    issuer = new Issuer("");
    Path keys = Files.writeString(folder.resolve("jwks.json"), issuer.keySet());
    users = new UserStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    application =
        new TestApplication(
            DATABASE,
            folder,
            """
            access:
              jwt: {issuer: '%s', audience: '%s', jwks: '%s'}
            api:
              cors: {allowed_origins: ['https://app.example.org']}
            """
                .formatted(Issuer.NAME, Issuer.AUDIENCE, keys),
            ConfigOverride.config("limits.requests_per_second", "1"),
            ConfigOverride.config("limits.burst", "30"));
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static String token(String subject) {
    return issuer.sign(JWSAlgorithm.RS256, Issuer.claims(Instant.now()).subject(subject).build());
  }

  private static HttpRequest.Builder withToken(String token) {
    return application.at("/v1/patterns", token);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/patterns, 200",
    "HEAD, /v1/patterns, 200",
    "OPTIONS, /v1/patterns, 200",
    "GET, /health/pack, 503",
    "GET, /v1/packs/PP_1999-01-04, 404",
    "GET, /v1/packs/x, 400",
    "POST, /v1/execute, 400",
    "GET, /nothing, 404",
    "GET, /, 404",
    "DELETE, /v1/packs, 405",
    "GET, /v1/%2e%2e/x, 400",
    "GET, /v1/packs;jsessionid=1/x, 400"
  })
  void everyAnswerCarriesTheHeaders(String method, String path, int status) {
    HttpRequest.Builder request =
        application.at(path, application.key()).method(method, BodyPublishers.noBody());
    HttpResponse<String> answer = application.send(request);

    assertThat(answer.statusCode()).isEqualTo(status);
    ALWAYS.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void refusalsOfStrangersCarryThemToo(String method) {
    HttpResponse<String> answer =
        application.send(
            application.at("/v1/execute", "dk_wrong").method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isIn(401, 405);
    ALWAYS.forEach(
        (name, value) -> assertThat(answer.headers().allValues(name)).containsExactly(value));
  }

  /** What Jetty refuses before any of our code sees a request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/packs HTTP/1.1\r\n\r\n",
        "GET /v1/packs HTTP/9.9\r\nHost: a\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"
      })
  void answersToWhatIsNoRequestCarryThemToo(String bytes) {
    String answer = raw(bytes).toLowerCase(Locale.ROOT);

    assertThat(answer).startsWith("http/1.1 ").contains("application/problem+json");
    ALWAYS.forEach(
        (name, value) ->
            assertThat(answer).containsOnlyOnce(name + ": " + value.toLowerCase(Locale.ROOT)));
    assertThat(answer).doesNotContain("jetty", "\nserver:");
  }

  private static String raw(String bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pagesOfAListedOriginMayAsk() {
    HttpResponse<String> preflight = application.send(preflight("https://app.example.org"));

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example.org");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization")
        .doesNotContain("X-User-ID");
    assertThat(preflight.headers().allValues("Vary")).contains("Origin");
    ALWAYS.forEach(
        (name, value) -> assertThat(preflight.headers().allValues(name)).containsExactly(value));
  }

  private static HttpRequest.Builder preflight(String origin) {
    return application
        .at("/v1/execute")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .method("OPTIONS", BodyPublishers.noBody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.org.evil.example",
        "https://appXexample.org",
        "http://app.example.org",
        "https://app.example.org:8443",
        "null"
      })
  void pagesOfOthersMayNot(String origin) {
    HttpResponse<String> preflight = application.send(preflight(origin));
    HttpResponse<String> simple =
        application.send(
            application.at("/v1/patterns", application.key()).header("Origin", origin));

    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    assertThat(simple.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void tokensLetTheirUserInUntilTheUserIsDisabled() {
    User user = users.create("alice", Role.USER, Issuer.NAME, "alice");
    String token = token("alice");

    assertThat(application.status(withToken(token))).isEqualTo(200);
    users.disable(user.id());
    // The server is told of it, though the token is remembered.
    await().until(() -> application.status(withToken(token)) == 401);
    users.enable(user.id());
    await().until(() -> application.status(withToken(token)) == 200);
  }

  @Test
  void aTokenForNobodyIsRefusedLikeAnyOtherAndRecorded() {
    HttpResponse<String> answer = application.send(withToken(token("nobody@example.org")));
    HttpResponse<String> garbage = application.send(withToken("a.b.c"));

    for (HttpResponse<String> each : java.util.List.of(answer, garbage)) {
      assertThat(each.statusCode()).isEqualTo(401);
      assertThat(each.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"dawsos\"");
      assertThat(TestApplication.code(each)).isEqualTo("CREDENTIALS_INVALID");
      assertThat(each.body()).doesNotContain("nobody", "a.b.c");
    }
    assertThat(answer.body().replaceAll("\"(request|trace)_id\":\"[^\"]*\"", ""))
        .isEqualTo(garbage.body().replaceAll("\"(request|trace)_id\":\"[^\"]*\"", ""));
    AuditLog audit = new AuditLog(DATABASE.jdbi(), () -> Instant.EPOCH);
    await()
        .untilAsserted(
            () ->
                assertThat(audit.list(new AuditLog.Filter(null, null, null, null, null, 10)))
                    .extracting(entry -> entry.event().subject())
                    .contains(new AuditEvent.Subject("token", null)));
  }

  @Test
  void aNamedUserIsNotBelievedFromAnywhere() {
    String operator = UserId.OPERATOR.toString();
    HttpResponse<String> alone =
        application.send(application.at("/v1/patterns").header("X-User-ID", operator));
    HttpResponse<String> beside =
        application.send(
            application
                .at("/v1/patterns", application.key())
                .header("X-User-ID", "22222222-2222-2222-2222-222222222222"));

    assertThat(alone.statusCode()).isEqualTo(401);
    assertThat(alone.body()).doesNotContain(operator);
    assertThat(beside.statusCode()).as("ignored beside a key").isEqualTo(200);
  }

  @Test
  void callersAreToldWhatIsLeftAndWhenToComeAgain() {
    String key = application.key();
    HttpResponse<String> first = application.send(application.at("/v1/patterns", key));

    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"default\";q=30;w=30");
    assertThat(first.headers().firstValue("RateLimit")).contains("\"default\";r=29;t=1");

    HttpResponse<String> last = first;
    for (int i = 0; i < 300 && last.statusCode() == 200; i++) {
      last = application.send(application.at("/v1/patterns", key));
    }

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(TestApplication.code(last)).isEqualTo("RATE_LIMITED");
    assertThat(last.headers().allValues("Retry-After")).containsExactly("1");
    assertThat(last.headers().firstValue("RateLimit")).contains("\"default\";r=0;t=1");
    ALWAYS.forEach((name, value) -> assertThat(first.headers().firstValue(name)).contains(value));
    assertThat(application.status(application.at("/v1/patterns", application.key())))
        .as("another key")
        .isEqualTo(200);
  }
}
