package io.dawsos.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.dawsos.digest.Sha256;
import io.dawsos.error.DawsosException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Verifies JSON Web Tokens: signed by RS256, ES256 or EdDSA with Ed25519 and a key of the issuer's
 * own set, for this service, and at this time. Nothing in a token says where its key comes from.
 * Thread-safe.
 */
public final class TokenVerifier {
  private static final int MAX_LENGTH = 8_192;
  private static final int MAX_SUBJECT = 255;
  private static final int MAX_REMEMBERED = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Strict, as the library overlooks padding and foreign characters. */
  private static final Pattern FORM = Pattern.compile("(?:[A-Za-z0-9_-]+\\.){2}[A-Za-z0-9_-]+");

  private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES =
      new DefaultJOSEObjectTypeVerifier<>(
          null,
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"));

  private final TokenRules rules;
  private final SigningKeys keys;
  private final InstantSource clock;
  private final DefaultJWTClaimsVerifier<SecurityContext> claims;

  /** What was verified lately, by the hash of the token: memory holds no token. */
  private final Cache<String, VerifiedToken> verified =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /** A verifier of the tokens of one issuer. */
  public TokenVerifier(TokenRules rules, SigningKeys keys, InstantSource clock) {
    this.rules = rules;
    this.keys = keys;
    this.clock = clock;
    this.claims = new ClaimsAtNow(rules, clock);
  }

  /**
   * Returns what the token says; empty where it is no token, or one that is not accepted.
   *
   * @throws DawsosException TOKEN_KEYS_UNAVAILABLE where the issuer's keys cannot be had
   */
  public Optional<VerifiedToken> verify(String token) {
    if (token.length() > MAX_LENGTH || !FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    String hash = Sha256.hex(token);
    VerifiedToken known = verified.getIfPresent(hash);
    if (known != null && clock.instant().isBefore(known.expiresAt())) {
      return Optional.of(known);
    }
    Optional<VerifiedToken> found = check(token);
    found.ifPresent(each -> verified.put(hash, each));
    return found;
  }

  private Optional<VerifiedToken> check(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSHeader header = jwt.getHeader();
      TYPES.verify(header.getType(), null);
      if (!TokenSignature.isAllowed(header)) {
        return Optional.empty();
      }
      Optional<JWK> key = keys.find(header);
      if (key.isEmpty() || !TokenSignature.isBy(key.get(), jwt)) {
        return Optional.empty();
      }
      return said(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | BadJOSEException | IllegalArgumentException e) {
      // Why is for nobody but the issuer's operator; a guesser learns nothing from it.
      return Optional.empty();
    }
  }

  private Optional<VerifiedToken> said(JWTClaimsSet said) throws BadJOSEException, ParseException {
    claims.verify(said, null);
    String subject = said.getStringClaim(rules.userClaim());
    if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT) {
      return Optional.empty();
    }
    Instant expires = said.getExpirationTime().toInstant().plus(rules.clockSkew());
    return Optional.of(new VerifiedToken(said.getIssuer(), subject, expires));
  }

  /** The claims of RFC 7519 by the injected clock. */
  private static final class ClaimsAtNow extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    ClaimsAtNow(TokenRules rules, InstantSource clock) {
      super(
          rules.audience(),
          new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
          Set.of("exp", rules.userClaim()));
      this.clock = clock;
      setMaxClockSkew((int) rules.clockSkew().toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
