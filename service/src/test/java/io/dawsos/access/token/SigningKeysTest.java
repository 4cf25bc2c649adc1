package io.dawsos.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Delivery;
import io.dawsos.provider.http.FakeProvider.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key sets at an address that rotate, go away and come back. */
class SigningKeysTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static Issuer first;
  private static Issuer second;

  private final FakeProvider endpoint = new FakeProvider();
  private Instant now = NOW;
  private final SigningKeys keys =
      SigningKeys.at(URI.create(endpoint.url() + "/keys?p=policy"), () -> now);

  @BeforeAll
  static void makeKeys() {
    first = new Issuer("-1");
    second = new Issuer("-2");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private static Response set(Issuer issuer) {
    return Response.of(200, issuer.keySet());
  }

  private boolean finds(Issuer issuer) {
    return keys.find(issuer.header(JWSAlgorithm.RS256).build()).isPresent();
  }

  private int asked() {
    return endpoint.requests().size();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void asksOnceInFiveMinutes() {
    endpoint.answers(set(first));

    assertThat(finds(first)).isTrue();
    pass(Duration.ofMinutes(4));
    assertThat(finds(first)).isTrue();
    assertThat(asked()).isEqualTo(1);
    assertThat(endpoint.requests().get(0).query()).isEqualTo("p=policy");

    pass(Duration.ofMinutes(2));
    assertThat(finds(first)).isTrue();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void anUnknownKeyIdBringsTheNewKeysAtOnce() {
    endpoint.answers(set(first), set(second));

    assertThat(finds(first)).isTrue();
    assertThat(finds(second)).isTrue();
    assertThat(finds(first)).as("rotated away").isFalse();
  }

  @Test
  void unknownKeyIdsAskSeldom() {
    endpoint.answers(set(first));

    for (int i = 0; i < 50; i++) {
      assertThat(finds(second)).isFalse();
    }

    assertThat(asked()).isEqualTo(2);
    assertThat(finds(first)).as("not disturbed").isTrue();
    pass(Duration.ofSeconds(31));
    assertThat(finds(second)).isFalse();
    assertThat(asked()).isBetween(3, 4);
  }

  static Stream<Response> outages() {
    return Stream.of(
        Response.of(500, "no"),
        Response.of(404, ""),
        Response.of(302, "").header("Location", "https://elsewhere.example.org/keys"),
        Response.of(200, "<html>down for maintenance</html>"),
        Response.of(200, "{\"keys\":[]}"),
        Response.of(200, "{\"keys\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
        Response.of(200, "{\"keys\":[" + " ".repeat(300_000) + "]}"),
        Response.of(200, "{\"keys\"").by(Delivery.CUT),
        Response.of(200, "").by(Delivery.NONE),
        Response.of(200, "{").by(Delivery.DRIP));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void keysOutliveAnOutageForAnHour(Response outage) {
    endpoint.answers(set(first), outage);
    assertThat(finds(first)).isTrue();

    pass(Duration.ofMinutes(59));

    assertThat(finds(first)).isTrue();
    assertThat(asked()).as("it was tried").isGreaterThan(1);

    pass(Duration.ofMinutes(6));

    assertUnavailable();
  }

  @ParameterizedTest
  @MethodSource("outages")
  void withoutAnyKeysItSaysSoAndRecovers(Response outage) {
    endpoint.answers(outage);
    assertUnavailable();

    endpoint.answers(set(first));
    pass(Duration.ofSeconds(31));

    assertThat(finds(first)).isTrue();
  }

  private void assertUnavailable() {
    assertThatThrownBy(() -> finds(first))
        .isInstanceOf(DawsosException.class)
        .extracting(failure -> ((DawsosException) failure).code())
        .isEqualTo(ErrorCode.TOKEN_KEYS_UNAVAILABLE);
  }

  @Test
  void aFileIsReadAgainToo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("jwks.json"), first.keySet());
    SigningKeys inFile = SigningKeys.in(file, () -> now);
    assertThat(inFile.find(first.header(JWSAlgorithm.EdDSA).build())).isPresent();

    Files.writeString(file, second.keySet());

    assertThat(inFile.find(second.header(JWSAlgorithm.EdDSA).build())).isPresent();
    Files.delete(file);
    pass(Duration.ofMinutes(6));
    assertThat(inFile.find(second.header(JWSAlgorithm.EdDSA).build())).isPresent();
  }
}
