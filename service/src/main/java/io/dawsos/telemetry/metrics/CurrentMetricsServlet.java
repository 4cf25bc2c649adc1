package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the metrics with all that has happened until it is asked. */
final class CurrentMetricsServlet extends PrometheusMetricsServlet {
  private static final long serialVersionUID = 1;

  private final transient Runnable catchUp;

  /**
   * Shows a registry.
   *
   * @param catchUp brings it up to date
   */
  CurrentMetricsServlet(PrometheusRegistry registry, Runnable catchUp) {
    super(registry);
    this.catchUp = catchUp;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    catchUp.run();
    super.doGet(request, response);
  }
}
