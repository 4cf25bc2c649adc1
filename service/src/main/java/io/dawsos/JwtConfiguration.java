package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.access.token.SigningKeys;
import io.dawsos.access.token.TokenRules;
import io.dawsos.access.token.TokenVerifier;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code access.jwt} section; issuer, audience and key set are all there or all empty.
 *
 * @param issuer the exact {@code iss} of accepted tokens; empty where none are accepted
 * @param audience what their {@code aud} has to name
 * @param jwks an https address, or a file, of the issuer's JSON Web Key Set
 * @param clockSkew by how much the issuer's clock may differ, at most ten minutes
 * @param userClaim the claim that names the user
 */
public record JwtConfiguration(
    String issuer, String audience, String jwks, Duration clockSkew, String userClaim) {
  private static final long MAX_SKEW_SECONDS = 600;

  /** Refuses what is half a configuration, and keys that come unprotected. */
  public JwtConfiguration {
    long given = List.of(issuer, audience, jwks).stream().filter(each -> !each.isBlank()).count();
    if (given != 0 && given != 3) {
      throw new IllegalArgumentException("give issuer, audience and jwks, or none of them");
    }
    if (clockSkew.toSeconds() > MAX_SKEW_SECONDS) {
      throw new IllegalArgumentException("clock_skew is at most ten minutes");
    }
    if (userClaim.isBlank()) {
      throw new IllegalArgumentException("user_claim is empty");
    }
    if (isAddress(jwks)) {
      requireProtected(URI.create(jwks));
    }
  }

  @JsonCreator
  static JwtConfiguration of(
      @JsonProperty("issuer") @Nullable String issuer,
      @JsonProperty("audience") @Nullable String audience,
      @JsonProperty("jwks") @Nullable String jwks,
      @JsonProperty("clock_skew") @Nullable Duration clockSkew,
      @JsonProperty("user_claim") @Nullable String userClaim) {
    return new JwtConfiguration(
        issuer == null ? "" : issuer,
        audience == null ? "" : audience,
        jwks == null ? "" : jwks,
        clockSkew == null ? Duration.seconds(60) : clockSkew,
        userClaim == null ? "sub" : userClaim);
  }

  private static boolean isAddress(String jwks) {
    return jwks.matches("(?i)[a-z][a-z0-9+.-]*://.*");
  }

  private static void requireProtected(URI address) {
    boolean onThisMachine =
        "http".equals(address.getScheme())
            && List.of("localhost", "127.0.0.1", "[::1]")
                .contains(String.valueOf(address.getHost()));
    boolean isWeb =
        address.getHost() != null
            && address.getRawUserInfo() == null
            && address.getRawFragment() == null;
    if (!isWeb || !(onThisMachine || "https".equals(address.getScheme()))) {
      throw new IllegalArgumentException(
          "jwks is a file or an https address: whoever can change the keys is every user");
    }
  }

  /** What verifies tokens; empty where none are accepted. Reads a file of keys at once. */
  Optional<TokenVerifier> verifier(InstantSource clock) {
    if (issuer.isBlank()) {
      return Optional.empty();
    }
    SigningKeys keys =
        isAddress(jwks)
            ? SigningKeys.at(URI.create(jwks), clock)
            : SigningKeys.in(Path.of(jwks), clock);
    return Optional.of(
        new TokenVerifier(
            new TokenRules(issuer, audience, clockSkew.toJavaDuration(), userClaim), keys, clock));
  }
}
