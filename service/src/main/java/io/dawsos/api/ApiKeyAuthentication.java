package io.dawsos.api;

import io.dawsos.access.ApiKeyStore;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.oauth.OAuthCredentialAuthFilter;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.ws.rs.core.Response;

/** Asks for an API key as a bearer token on every resource method that takes a {@link Caller}. */
public final class ApiKeyAuthentication {
  private ApiKeyAuthentication() {}

  /** Registers the authentication against the stored keys. */
  public static void install(JerseyEnvironment jersey, ApiKeyStore keys) {
    jersey.register(
        new AuthDynamicFeature(
            new OAuthCredentialAuthFilter.Builder<Caller>()
                .setAuthenticator(secret -> keys.authenticate(secret).map(Caller::new))
                .setPrefix("Bearer")
                .setRealm("dawsos")
                // Without an entity, so that the one mapper of errors writes it.
                .setUnauthorizedHandler((prefix, realm) -> Response.status(401).build())
                .buildAuthFilter()));
    jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
  }
}
