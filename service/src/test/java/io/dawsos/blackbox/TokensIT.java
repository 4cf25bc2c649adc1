package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.dawsos.access.token.Issuer;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes tokens and limits who asks, configured by the environment alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TokensIT {
  private static final String SUBJECT = "alice@example.org";
  private static final int BURST = 20;
  private static final int FAILURES = 5;

  private final Dawsos dawsos;
  private final Issuer issuer = new Issuer("");
  private final Path keys;
  private Server server;
  private Api api;

  TokensIT(@TempDir Path folder) {
    keys = folder.resolve("jwks.json");
    dawsos =
        Fixtures.withLedger(new Dawsos(folder))
            .with("ACCESS_JWT_ISSUER", Issuer.NAME)
            .with("ACCESS_JWT_AUDIENCE", Issuer.AUDIENCE)
            .with("ACCESS_JWT_JWKS", keys.toString())
            .with("LIMITS_REQUESTS_PER_SECOND", "1")
            .with("LIMITS_BURST", Integer.toString(BURST))
            .with("LIMITS_FAILURES", Integer.toString(FAILURES))
            .with("LIMITS_FAILURE_WINDOW", "1h");
  }

  @BeforeAll
  void start() {
    write(keys, issuer.keySet());
    String key = dawsos.prepare();
    dawsos
        .run(
            "user",
            "create",
            "alice",
            "--role",
            "USER",
            "--issuer",
            Issuer.NAME,
            "--subject",
            SUBJECT)
        .exitsWith(0);
    server = dawsos.serve("server");
    api = server.api(key);
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer withToken(Issuer signer, Date expiry) {
    return server
        .api(
            signer.sign(
                JWSAlgorithm.EdDSA,
                Issuer.claims(Instant.now()).subject(SUBJECT).expirationTime(expiry).build()))
        .get("/v1/patterns");
  }

  private Answer withToken(Issuer signer) {
    return withToken(signer, Date.from(Instant.now().plusSeconds(300)));
  }

  @Test
  @Order(1)
  void aTokenOfTheIssuerLetsItsUserIn() {
    Answer answer = withToken(issuer);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(withToken(issuer, Date.from(Instant.now().minusSeconds(120))).status())
        .isEqualTo(401);
  }

  @Test
  @Order(2)
  void newKeysInTheFileAreReadWhenATokenNamesThem() {
    Issuer next = new Issuer("-2");
    write(keys, next.keySet());

    assertThat(withToken(next).status()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void aNamedUserIsNotBelieved() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.request("/v1/patterns").build().uri())
            .header("X-User-ID", "00000000-0000-0000-0000-000000000001");

    assertThat(api.send(request).status()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void aBurstEndsIn429() {
    Answer answer = api.get("/v1/patterns");
    for (int i = 0; i < 10 * BURST && answer.status() == 200; i++) {
      answer = api.get("/v1/patterns");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").textValue()).isEqualTo("RATE_LIMITED");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("RateLimit")).isEqualTo("\"default\";r=0;t=1");
    assertThat(api.get("/health/pack").status()).as("no caller is counted").isEqualTo(503);
  }

  @Test
  @Order(5)
  void wrongKeysAreShutOut() {
    Answer answer = server.api("dk_wrong").get("/v1/patterns");
    for (int i = 0; i < FAILURES && answer.status() == 401; i++) {
      answer = server.api("dk_wrong").get("/v1/patterns");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.json().path("code").textValue()).isEqualTo("AUTHENTICATION_THROTTLED");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3600);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  @Order(6)
  void aMistakeInTheConfigurationStopsTheStart() {
    Path folder = dawsos.folder();
    new Dawsos(folder, folder.resolve("other"))
        .with("API_CORS_ALLOWED_ORIGINS", "['*']")
        .run("server")
        .failsWith(2, "config.yml");
    new Dawsos(folder, folder.resolve("other"))
        .with("ACCESS_JWT_ISSUER", Issuer.NAME)
        .run("server")
        .failsWith(2, "config.yml");
  }
}
