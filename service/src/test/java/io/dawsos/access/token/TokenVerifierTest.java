package io.dawsos.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.dawsos.error.DawsosException;
import io.dawsos.provider.http.FakeProvider;
import io.dawsos.provider.http.FakeProvider.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final TokenRules RULES = new TokenRules(Issuer.NAME, Issuer.AUDIENCE, SKEW, "sub");

  private static Issuer issuer;

  @TempDir private Path folder;
  private Instant now = NOW;
  private TokenVerifier verifier;

  @BeforeAll
  static void makeKeys() {
    issuer = new Issuer("");
  }

  @BeforeEach
  void readKeys() throws Exception {
    verifier = by(RULES, issuer.keySet());
  }

  private TokenVerifier by(TokenRules rules, String keySet) throws Exception {
    Path file = Files.writeString(folder.resolve("jwks.json"), keySet);
    return new TokenVerifier(rules, SigningKeys.in(file, () -> now), () -> now);
  }

  static Stream<JWSAlgorithm> algorithms() {
    return Stream.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  }

  private Optional<String> subject(String token) {
    return verifier.verify(token).map(VerifiedToken::subject);
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return issuer.sign(JWSAlgorithm.ES256, claims.build());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void acceptsWhatTheIssuerSigned(JWSAlgorithm algorithm) {
    VerifiedToken token =
        verifier.verify(issuer.sign(algorithm, Issuer.claims(NOW).build())).orElseThrow();

    assertThat(token)
        .isEqualTo(new VerifiedToken(Issuer.NAME, "alice", NOW.plusSeconds(300).plus(SKEW)));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void refusesATokenOfWhichAnyPartWasChanged(JWSAlgorithm algorithm) {
    String token = issuer.sign(algorithm, Issuer.claims(NOW).build());
    String other = issuer.sign(algorithm, Issuer.claims(NOW).subject("mallory").build());
    String[] parts = token.split("\\.", -1);
    String[] others = other.split("\\.", -1);

    assertThat(subject(parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
    assertThat(subject(parts[0] + "." + parts[1] + "." + others[2])).isEmpty();
    assertThat(subject(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(subject(parts[0] + "." + parts[1])).isEmpty();
  }

  @Test
  void aTokenWithoutKeyIdIsOfTheOnlyKeyOfItsKind() throws Exception {
    String token =
        issuer.sign(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), Issuer.claims(NOW).build());

    assertThat(subject(token)).contains("alice");

    JWKSet two = new JWKSet(List.<JWK>of(issuer.elliptic(), new Issuer("-2").elliptic()));
    verifier = by(RULES, two.toString(true));
    assertThat(subject(token)).isEmpty();
  }

  /** The classic attacks on tokens; each must be refused though it names a known key. */
  static Stream<Map.Entry<String, String>> attacks() throws Exception {
    JWTClaimsSet claims = Issuer.claims(NOW).build();
    byte[] publicKey = issuer.rsa().toRSAPublicKey().getEncoded();
    byte[] pem =
        ("-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n")
            .getBytes(StandardCharsets.US_ASCII);
    JWSHeader hmac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("RS256").build();
    RSAKey own = new RSAKeyGenerator(2048).keyID("own").generate();
    RSAKey sameId = new RSAKeyGenerator(2048).keyID("RS256").generate();
    String plain = new PlainJWT(claims).serialize();
    String rs256 = issuer.sign(JWSAlgorithm.RS256, claims);
    return Map.ofEntries(
        Map.entry("alg none", plain),
        Map.entry("alg none with a signature", plain + "c2ln"),
        Map.entry("alg None", withHeader("{\"alg\":\"None\",\"kid\":\"RS256\"}", rs256)),
        Map.entry("no alg", withHeader("{\"kid\":\"RS256\"}", rs256)),
        Map.entry(
            "HMAC with the public key, DER", Issuer.signBy(new MACSigner(publicKey), hmac, claims)),
        Map.entry("HMAC with the public key, PEM", Issuer.signBy(new MACSigner(pem), hmac, claims)),
        Map.entry(
            "HMAC with the modulus",
            Issuer.signBy(new MACSigner(issuer.rsa().getModulus().decode()), hmac, claims)),
        Map.entry(
            "RS384, which is not allowed",
            Issuer.signBy(
                new RSASSASigner(issuer.rsa()),
                new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("RS256").build(),
                claims)),
        Map.entry(
            "PS256, which is not allowed",
            Issuer.signBy(
                new RSASSASigner(issuer.rsa()),
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("RS256").build(),
                claims)),
        Map.entry(
            "its own key in the header",
            Issuer.signBy(
                new RSASSASigner(own),
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("own")
                    .jwk(own.toPublicJWK())
                    .build(),
                claims)),
        Map.entry(
            "another key under a known id",
            Issuer.signBy(
                new RSASSASigner(sameId), issuer.header(JWSAlgorithm.RS256).build(), claims)),
        Map.entry(
            "the id of a key of another kind",
            issuer.sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("RS256").build(), claims)),
        Map.entry(
            "an id that is a path",
            issuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../../etc/passwd").build(),
                claims)),
        Map.entry(
            "a critical extension",
            issuer.sign(
                issuer
                    .header(JWSAlgorithm.RS256)
                    .criticalParams(Set.of("exp"))
                    .customParam("exp", 1)
                    .build(),
                claims)),
        Map.entry(
            "another type",
            issuer.sign(
                issuer.header(JWSAlgorithm.RS256).type(new JOSEObjectType("logout+jwt")).build(),
                claims)),
        Map.entry("an empty signature of ES256", zeroSignature(claims)),
        Map.entry("five parts", rs256 + ".a.b"),
        Map.entry("a signature with another encoding", rs256 + "=="))
        .entrySet()
        .stream();
  }

  private static String withHeader(String header, String token) {
    return Base64URL.encode(header) + token.substring(token.indexOf('.'));
  }

  /** r = s = 0, which broken verifiers take for any message. */
  private static String zeroSignature(JWTClaimsSet claims) {
    String token = issuer.sign(JWSAlgorithm.ES256, claims);
    return token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void refusesAttacks(Map.Entry<String, String> attack) {
    assertThat(subject(attack.getValue())).as(attack.getKey()).isEmpty();
  }

  @Test
  void neverAsksAnAddressThatATokenNames() {
    try (FakeProvider mallory = new FakeProvider()) {
      Issuer own = new Issuer("-own");
      mallory.answers(Response.of(200, own.keySet()));
      JWSHeader header =
          own.header(JWSAlgorithm.ES256).jwkURL(mallory.url()).x509CertURL(mallory.url()).build();

      assertThat(subject(own.sign(header, Issuer.claims(NOW).build()))).isEmpty();
      assertThat(mallory.requests()).isEmpty();
    }
  }

  static Stream<Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>>> wrongClaims() {
    return Map.<String, UnaryOperator<JWTClaimsSet.Builder>>of(
        "other issuer", claims -> claims.issuer("https://id.example.org"),
        "no issuer", claims -> claims.issuer(null),
        "other audience", claims -> claims.audience("other"),
        "no audience", claims -> claims.audience((String) null),
        "no expiry", claims -> claims.expirationTime(null),
        "expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61))),
        "not yet valid", claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61))),
        "no subject", claims -> claims.subject(null),
        "blank subject", claims -> claims.subject(" "),
        "a subject too long", claims -> claims.subject("a".repeat(256)))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void refusesOtherClaims(Map.Entry<String, UnaryOperator<JWTClaimsSet.Builder>> wrong) {
    assertThat(subject(signed(wrong.getValue().apply(Issuer.claims(NOW)))))
        .as(wrong.getKey())
        .isEmpty();
  }

  @Test
  void forgivesClocksThatDifferByLessThanTheSkew() {
    assertThat(subject(signed(Issuer.claims(NOW).expirationTime(Date.from(NOW.minusSeconds(59))))))
        .contains("alice");
    assertThat(subject(signed(Issuer.claims(NOW).notBeforeTime(Date.from(NOW.plusSeconds(59))))))
        .contains("alice");
  }

  @Test
  void acceptsOneOfSeveralAudiences() {
    assertThat(subject(signed(Issuer.claims(NOW).audience(List.of("other", Issuer.AUDIENCE)))))
        .contains("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt"})
  void acceptsTheTypesOfTokens(String type) {
    assertThat(
            subject(
                issuer.sign(
                    issuer.header(JWSAlgorithm.ES256).type(new JOSEObjectType(type)).build(),
                    Issuer.claims(NOW).build())))
        .contains("alice");
  }

  @Test
  void aRememberedTokenExpiresAllTheSame() {
    String token = signed(Issuer.claims(NOW));
    assertThat(subject(token)).contains("alice");

    now = NOW.plusSeconds(300).plus(SKEW);

    assertThat(subject(token)).isEmpty();
  }

  @Test
  void readsTheUserFromTheConfiguredClaim() throws Exception {
    verifier = by(new TokenRules(Issuer.NAME, Issuer.AUDIENCE, SKEW, "email"), issuer.keySet());

    assertThat(subject(signed(Issuer.claims(NOW).claim("email", "alice@example.org"))))
        .contains("alice@example.org");
    assertThat(subject(signed(Issuer.claims(NOW)))).isEmpty();
    assertThat(subject(signed(Issuer.claims(NOW).claim("email", List.of("a", "b"))))).isEmpty();
    assertThat(subject(signed(Issuer.claims(NOW).claim("email", 7)))).isEmpty();
  }

  @Test
  void weakKeysVerifyNothing() throws Exception {
    RSAKey weak = new RSAKeyGenerator(1024, true).keyID("weak").generate();
    verifier = by(RULES, new JWKSet(List.<JWK>of(weak, issuer.elliptic())).toString(true));
    String token =
        Issuer.signBy(
            new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("weak").build(),
            Issuer.claims(NOW).build());

    assertThat(subject(token)).isEmpty();
  }

  @Test
  void aTokenAboveTheBoundIsRefusedThoughItsSignatureIsGood() {
    assertThat(subject(signed(Issuer.claims(NOW).claim("more", "a".repeat(5_000)))))
        .contains("alice");
    assertThat(subject(signed(Issuer.claims(NOW).claim("more", "a".repeat(8_000))))).isEmpty();
  }

  static Stream<Long> seeds() {
    return IntStream.range(0, 20).mapToObj(Long::valueOf);
  }

  /** Whatever bytes come: an empty answer, never an exception. */
  @ParameterizedTest
  @MethodSource("seeds")
  void garbageIsRefusedAndNothingElse(long seed) {
    Random random = new Random(seed);
    String good =
        issuer.sign(
            algorithms().skip(random.nextInt(3)).findFirst().orElseThrow(),
            Issuer.claims(NOW).build());
    for (int i = 0; i < 200; i++) {
      String bad = random.nextBoolean() ? mutated(good, random) : noise(random);
      if (!bad.equals(good)) {
        assertThat(subject(bad)).as("seed %d: %s", seed, bad).isEmpty();
      }
    }
  }

  /** The token with some bytes of its decoded parts changed, so that the damage is deep. */
  private static String mutated(String token, Random random) {
    String[] parts = token.split("\\.", -1);
    int part = random.nextInt(parts.length);
    byte[] bytes = new Base64URL(parts[part]).decode();
    for (int i = 0; i <= random.nextInt(3); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    parts[part] = Base64URL.encode(bytes).toString();
    return String.join(".", parts);
  }

  private static String noise(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return random.nextBoolean()
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : Base64URL.encode("{\"alg\":\"RS256\"}") + "." + Base64URL.encode(bytes) + "." + "AA";
  }

  @Test
  void deeplyNestedClaimsAreRefused() {
    String deep = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
    String token =
        Base64URL.encode("{\"alg\":\"ES256\",\"kid\":\"ES256\",\"x\":" + deep + "}") + ".e30.AA";

    assertThat(subject(token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "not json",
        "{\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"
      })
  void aFileWithoutAKeyStopsTheStart(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), text);

    assertThatThrownBy(() -> SigningKeys.in(file, () -> now))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining("access.jwt.jwks")
        .hasMessageContaining("bad.json");
  }

  @Test
  void anAddressIsNotAskedBeforeItIsNeeded() {
    try (FakeProvider provider = new FakeProvider()) {
      SigningKeys.at(URI.create(provider.url() + "/jwks"), () -> now);

      assertThat(provider.requests()).isEmpty();
    }
  }
}
