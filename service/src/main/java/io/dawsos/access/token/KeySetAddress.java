package io.dawsos.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import io.dawsos.error.DawsosException;
import io.dawsos.provider.http.ProviderClient;
import io.dawsos.provider.http.ProviderSettings;
import io.dawsos.provider.http.ProviderSettings.Rate;
import io.dawsos.provider.http.ProviderSettings.Retries;
import io.dawsos.provider.http.ProviderSettings.Timeouts;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JSON Web Key Set at an address. Requests wait for it, so it is asked once and briefly. */
final class KeySetAddress implements JWKSetSource<SecurityContext> {
  private static final Logger LOG = LoggerFactory.getLogger(KeySetAddress.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration EXCHANGE = Duration.ofSeconds(3);

  private final URI address;
  private final ProviderClient client;

  KeySetAddress(URI address) {
    this.address = address;
    URI server = URI.create(address.getScheme() + "://" + address.getRawAuthority());
    this.client =
        new ProviderClient(
            ProviderSettings.defaults("access.jwt.jwks", server)
                .with(new Timeouts(CONNECT, EXCHANGE))
                .with(new Rate(60, 10, Duration.ofMillis(1)))
                .with(new Retries(1, Duration.ZERO, Duration.ZERO))
                .withMaxResponseBytes(KeySetText.MAX_BYTES));
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws JWKSetUnavailableException {
    try {
      return KeySetText.parse(client.json(address).toString(), "the answer");
    } catch (DawsosException e) {
      LOG.warn("{}", e.message());
      throw new JWKSetUnavailableException(e.message(), e);
    } catch (JWKSetUnavailableException e) {
      LOG.warn("access.jwt.jwks: {}", e.getMessage());
      throw e;
    }
  }

  @Override
  public void close() {}
}
