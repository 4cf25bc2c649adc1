package io.dawsos.api;

import io.dawsos.access.ApiKeyStore;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.UnauthorizedHandler;
import io.dropwizard.auth.oauth.OAuthCredentialAuthFilter;
import io.dropwizard.jersey.setup.JerseyEnvironment;

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
                .setUnauthorizedHandler(new Refusal())
                .buildAuthFilter()));
    jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
  }

  /** Refuses through the one mapper of errors rather than with a text of Dropwizard's. */
  private static final class Refusal implements UnauthorizedHandler {
    @Override
    public RuntimeException buildException(String prefix, String realm) {
      return new DawsosException(
          ErrorCode.CREDENTIALS_INVALID,
          "no API key was given, or it is unknown, expired or revoked",
          "give one as `Authorization: Bearer dk_…`; `dawsos key create` makes one");
    }
  }
}
