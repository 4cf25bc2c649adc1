package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request that ends with an exception that nobody foresaw. */
class UnexpectedFailureTest {
  private static final PrometheusRegistry REGISTRY = new PrometheusRegistry();

  /** Fails for what nobody should ask. */
  @Path("/fails")
  public static final class Fails {
    @GET
    public int get() {
      return Integer.parseInt("unexpected");
    }
  }

  /** The metrics of HTTP, and what fails. */
  public static final class Failing extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {
      Instruments instruments = new Instruments(REGISTRY);
      RouteMetrics routes = new RouteMetrics(instruments, "test");
      environment.jersey().register(new Fails());
      environment.jersey().register(new RequestEvents(routes));
      environment
          .getApplicationContext()
          .insertHandler(
              new HttpMetrics(
                  instruments,
                  routes,
                  new ExecuteMetrics(instruments, new Known()),
                  Set.of(),
                  false));
    }
  }

  @Test
  void isCountedAs500AndIsInFlightNoMore() throws Exception {
    DropwizardTestSupport<Configuration> service =
        new DropwizardTestSupport<>(
            Failing.class,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"));
    service.before();
    try {
      URI address = URI.create("http://127.0.0.1:%d/fails".formatted(service.getLocalPort()));
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());

      // The answer is here before its last byte is counted.
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          scrape().value("http_requests_total", "route", "/fails", "status", "500"))
                      .isEqualTo(1));
      assertThat(scrape().value("http_requests_in_flight", "endpoint", "/fails")).isZero();
    } finally {
      service.after();
    }
  }

  private static Exposition scrape() throws IOException {
    return Exposition.parse(Exposition.text(REGISTRY));
  }
}
