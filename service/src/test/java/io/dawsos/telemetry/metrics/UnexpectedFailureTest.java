package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.telemetry.TestServer;
import io.dawsos.telemetry.http.FollowedRequests;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request that ends with an exception that nobody foresaw. */
class UnexpectedFailureTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** Fails for what nobody should ask. */
  @Path("/fails")
  public static final class Fails {
    @GET
    public int get() {
      return Integer.parseInt("unexpected");
    }
  }

  /** The metrics of HTTP, and what fails. */
  private void assemble(Environment environment) {
    Instruments instruments = new Instruments(registry);
    RouteMetrics routes = new RouteMetrics(instruments, "test");
    environment.jersey().register(new Fails());
    environment.jersey().register(new RequestEvents(routes));
    HttpMetrics metrics =
        new HttpMetrics(
            instruments, routes, new ExecuteMetrics(instruments, new Known()), Set.of(), false);
    environment.getApplicationContext().insertHandler(new FollowedRequests(List.of(metrics)));
  }

  @Test
  void isCountedAs500AndIsInFlightNoMore() throws Exception {
    try (TestServer server = new TestServer(this::assemble)) {
      server.get("/fails");

      // The answer is here before its last byte is counted.
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          scrape().value("http_requests_total", "route", "/fails", "status", "500"))
                      .isEqualTo(1));
      assertThat(scrape().value("http_requests_in_flight", "endpoint", "/fails")).isZero();
    }
  }

  private Exposition scrape() throws IOException {
    return Exposition.parse(Exposition.text(registry));
  }
}
