package io.dawsos.access.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The keys by which an issuer signs: its JSON Web Key Set. It is read when first needed, again
 * after five minutes, and at once, but at most twice in half a minute, for a key id that it does
 * not have. A set that cannot be read again stays in use for an hour. Thread-safe.
 */
public final class SigningKeys {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofHours(1);

  private final JWKSetSource<SecurityContext> source;
  private final InstantSource clock;

  private SigningKeys(JWKSetSource<SecurityContext> origin, InstantSource clock) {
    this.source =
        new CachingJWKSetSource<>(
            new RateLimitedJWKSetSource<>(
                new OutageTolerantJWKSetSource<>(origin, OUTAGE.toMillis(), null),
                INTERVAL.toMillis(),
                null),
            KEPT.toMillis(),
            LONGEST_WAIT.toMillis(),
            null);
    this.clock = clock;
  }

  /** The keys of a set at an address, which is not asked yet. */
  public static SigningKeys at(URI address, InstantSource clock) {
    return new SigningKeys(new KeySetAddress(address), clock);
  }

  /** The keys of a set in a file; throws CONFIGURATION_INVALID where it holds none. */
  public static SigningKeys in(Path file, InstantSource clock) {
    KeySetFile origin = new KeySetFile(file);
    origin.require();
    return new SigningKeys(origin, clock);
  }

  /**
   * Finds the key that a token names; of a token that names none, the only key of its kind.
   *
   * @throws DawsosException TOKEN_KEYS_UNAVAILABLE where the set cannot be had
   */
  Optional<JWK> find(JWSHeader header) {
    JWKSet current;
    try {
      current = get(JWKSetCacheRefreshEvaluator.noRefresh());
    } catch (KeySourceException e) {
      throw new DawsosException(
          ErrorCode.TOKEN_KEYS_UNAVAILABLE,
          "the keys of the tokens' issuer cannot be had now",
          "try again shortly, or use an API key",
          e);
    }
    Optional<JWK> found = select(current, header);
    if (found.isPresent()) {
      return found;
    }
    try {
      return select(get(JWKSetCacheRefreshEvaluator.referenceComparison(current)), header);
    } catch (KeySourceException e) {
      return Optional.empty();
    }
  }

  private JWKSet get(JWKSetCacheRefreshEvaluator refresh) throws KeySourceException {
    return source.getJWKSet(refresh, clock.millis(), null);
  }

  private static Optional<JWK> select(JWKSet set, JWSHeader header) {
    List<JWK> matching =
        new JWKSelector(JWKMatcher.forJWSHeader(header))
            .select(set).stream().filter(TokenSignature::isUsable).toList();
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }
}
