package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.access.proxy.TrustedProxies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code access} section.
 *
 * @param trustedProxies the peers whose {@code X-User-ID} is believed
 * @param jwt whose tokens are accepted
 */
public record AccessConfiguration(TrustedProxies trustedProxies, JwtConfiguration jwt) {
  @JsonCreator
  static AccessConfiguration of(
      @JsonProperty("trusted_proxies") @Nullable List<String> trustedProxies,
      @JsonProperty("jwt") @Nullable JwtConfiguration jwt) {
    return new AccessConfiguration(
        trustedProxies == null ? TrustedProxies.NONE : TrustedProxies.parse(trustedProxies),
        jwt == null ? JwtConfiguration.of(null, null, null, null, null) : jwt);
  }

  /** The same with other proxies. */
  AccessConfiguration trusting(TrustedProxies proxies) {
    return new AccessConfiguration(proxies, jwt);
  }
}
