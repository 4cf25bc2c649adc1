package io.dawsos.telemetry;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.ConfiguredBundle;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Serves the metrics in Prometheus' formats at {@code /metrics} of the admin port. */
public final class TelemetryBundle implements ConfiguredBundle<Configuration> {
  @Override
  public void run(Configuration configuration, Environment environment) {
    PrometheusRegistry registry = new PrometheusRegistry();
    registry.register(new DropwizardMetricsCollector(environment.metrics()));
    environment
        .admin()
        .addServlet("prometheus", new PrometheusMetricsServlet(registry))
        .addMapping("/metrics");
  }
}
