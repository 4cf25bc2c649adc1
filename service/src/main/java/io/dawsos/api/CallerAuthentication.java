package io.dawsos.api;

import io.dawsos.access.AccessRecorder;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.ApiKeyStore.Holder;
import io.dawsos.access.Authenticator;
import io.dawsos.access.Credentials;
import io.dawsos.access.Scope;
import io.dawsos.access.UserRefusedException;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.UnauthorizedHandler;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, on every resource method that takes a {@link Caller}, and refuses
 * what the {@link Scope} in the method's {@code @RolesAllowed} does not allow them.
 */
public final class CallerAuthentication {
  private static final String SCHEME = "Bearer";

  private final ApiKeyStore keys;
  private final AccessRecorder recorder;
  private final List<Authenticator> others;
  private final CallerLimits limits;

  /**
   * Finds callers by the stored keys, or else by the first of the other ways that knows the user,
   * within limits.
   */
  public CallerAuthentication(
      ApiKeyStore keys, AccessRecorder recorder, List<Authenticator> others, CallerLimits limits) {
    this.keys = keys;
    this.recorder = recorder;
    this.others = List.copyOf(others);
    this.limits = limits;
  }

  /** Registers what asks every request for its caller. */
  public void install(JerseyEnvironment jersey) {
    jersey.register(
        new AuthDynamicFeature(
            new Filter.Builder(limits)
                .setAuthenticator(this::caller)
                .setAuthorizer((caller, scope, request) -> caller.may(Scope.fromText(scope)))
                .setPrefix(SCHEME)
                .setRealm("dawsos")
                .setUnauthorizedHandler(new Refusal())
                .buildAuthFilter()));
    jersey.register(limits);
    jersey.register(RolesAllowedDynamicFeature.class);
    jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
  }

  /** The bearer token of a header; null without one. */
  static @Nullable String token(@Nullable String header) {
    String start = SCHEME + " ";
    return header != null && header.regionMatches(true, 0, start, 0, start.length())
        ? header.substring(start.length())
        : null;
  }

  private Optional<Caller> caller(Credentials credentials) {
    String token = credentials.token();
    if (token != null && ApiKeyStore.isKey(token)) {
      Optional<Holder> holder = keys.authenticate(token);
      holder.map(Holder::key).ifPresent(recorder::used);
      return holder.map(found -> new Caller(found.user(), found.key()));
    }
    return others.stream()
        .flatMap(way -> way.authenticate(credentials).stream())
        .findFirst()
        .map(user -> new Caller(user, null));
  }

  /** Reads what a request presents. */
  @Priority(Priorities.AUTHENTICATION)
  private static final class Filter extends AuthFilter<Credentials, Caller> {
    private final CallerLimits limits;

    private Filter(CallerLimits limits) {
      this.limits = limits;
    }

    @Override
    public void filter(ContainerRequestContext request) {
      Credentials credentials =
          new Credentials(
              token(request.getHeaderString(HttpHeaders.AUTHORIZATION)),
              request.getHeaderString("X-User-ID"),
              PeerAddresses.of(request));
      limits.beforeAuthentication(credentials);
      if (!authenticate(request, credentials, SCHEME)) {
        limits.failed(credentials);
        throw unauthorizedHandler.buildException(prefix, realm);
      }
      if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
        limits.authenticated(credentials, caller, request);
      }
    }

    /** Makes the filter. */
    static final class Builder extends AuthFilterBuilder<Credentials, Caller, Filter> {
      private final CallerLimits limits;

      Builder(CallerLimits limits) {
        this.limits = limits;
      }

      @Override
      protected Filter newInstance() {
        return new Filter(limits);
      }
    }
  }

  /** Refuses through the one mapper of errors rather than with a text of Dropwizard's. */
  private static final class Refusal implements UnauthorizedHandler {
    @Override
    public RuntimeException buildException(String prefix, String realm) {
      return new DawsosException(
          ErrorCode.CREDENTIALS_INVALID, UserRefusedException.REFUSAL, UserRefusedException.ADVICE);
    }
  }
}
