package io.dawsos;

import io.dawsos.access.AccessRecorder;
import io.dawsos.access.Authenticator;
import io.dawsos.access.UserStore;
import io.dawsos.access.proxy.ProxyAuthenticator;
import io.dawsos.access.proxy.TrustedProxies;
import io.dawsos.access.token.TokenAuthenticator;
import io.dawsos.api.CallerAuthentication;
import io.dawsos.api.CallerLimits;
import io.dawsos.api.CrossOrigin;
import io.dawsos.api.DeniedRequests;
import io.dawsos.api.PeerAddresses;
import io.dawsos.api.Revalidation;
import io.dawsos.api.SecurityHeaders;
import io.dawsos.job.Services;
import io.dawsos.job.store.Stores;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.lifecycle.AutoCloseableManager;
import java.util.ArrayList;
import java.util.List;

/** Puts together who is let in, from where and how often. */
final class AccessWiring {
  private final Services services;
  private final DawsosConfiguration configuration;
  private final Environment environment;

  AccessWiring(Services services, DawsosConfiguration configuration, Environment environment) {
    this.services = services;
    this.configuration = configuration;
    this.environment = environment;
  }

  void install() {
    installAtTheEdge();
    Stores all = services.stores();
    AccessRecorder recorder =
        new AccessRecorder(all.apiKeys(), all.portfolios(), all.audit(), services.clock());
    environment.lifecycle().manage(new AutoCloseableManager(recorder));
    Stores shown = services.serviceStores();
    LimitsConfiguration limits = configuration.limits();
    new CallerAuthentication(
            shown.apiKeys(),
            recorder,
            authenticators(shown.users()),
            new CallerLimits(limits.requests(), limits.throttle(), proxies()))
        .install(environment.jersey());
    environment.jersey().register(new DeniedRequests(recorder));
    environment.jersey().register(new Revalidation());
  }

  /** What sees every request to the application port, also those for which nothing is there. */
  private void installAtTheEdge() {
    MutableServletContextHandler application = environment.getApplicationContext();
    application.insertHandler(new PeerAddresses(proxies()));
    List<String> origins = configuration.api().cors().allowedOrigins();
    if (!origins.isEmpty()) {
      application.insertHandler(CrossOrigin.handler(origins));
    }
    application.insertHandler(new SecurityHeaders());
  }

  private List<Authenticator> authenticators(UserStore users) {
    List<Authenticator> ways = new ArrayList<>();
    configuration
        .access()
        .jwt()
        .verifier(services.clock())
        .ifPresent(verifier -> ways.add(new TokenAuthenticator(verifier, users)));
    ways.add(new ProxyAuthenticator(proxies(), users));
    return ways;
  }

  private TrustedProxies proxies() {
    return configuration.access().trustedProxies();
  }
}
