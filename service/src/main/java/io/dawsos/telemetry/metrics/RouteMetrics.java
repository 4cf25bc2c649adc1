package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The series of HTTP, by route and method; each is looked up once and kept. Thread-safe. */
final class RouteMetrics {
  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final int SUCCEEDED = 200;
  private static final int FAILED = 500;

  private final String environment;
  private final Counter requests;
  private final Histogram duration;
  private final Gauge inFlight;
  private final Map<String, Map<String, Series>> byRoute = new ConcurrentHashMap<>();

  /** Requests of one route and method. */
  record Series(
      GaugeDataPoint inFlight,
      DistributionDataPoint duration,
      Map<Integer, CounterDataPoint> byStatus) {}

  /**
   * Metrics of HTTP.
   *
   * @param environment names this installation in them
   */
  RouteMetrics(Instruments instruments, String environment) {
    this.environment = environment;
    this.requests =
        instruments.counter(
            MetricNames.HTTP_REQUESTS,
            "HTTP requests that were answered; endpoint equals route, status equals status_code",
            MetricNames.METHOD,
            MetricNames.ENDPOINT,
            MetricNames.ROUTE,
            MetricNames.STATUS_CODE,
            MetricNames.STATUS,
            MetricNames.ENVIRONMENT);
    this.duration =
        instruments.histogram(
            MetricNames.HTTP_REQUEST_DURATION,
            "HTTP request latency in seconds",
            BOUNDS,
            MetricNames.METHOD,
            MetricNames.ENDPOINT,
            MetricNames.ENVIRONMENT);
    this.inFlight =
        instruments.gauge(
            MetricNames.HTTP_IN_FLIGHT,
            "Number of requests currently being processed",
            MetricNames.METHOD,
            MetricNames.ENDPOINT);
    prepare("GET", MetricNames.OTHER);
  }

  /** Shows a route at zero, before anybody asks for it. */
  void prepare(String method, String route) {
    Series series = series(route, method);
    count(series, method, route, SUCCEEDED);
    count(series, method, route, FAILED);
  }

  /**
   * The requests of a route and method.
   *
   * @param route the template of a path, or {@code other}; never a path
   */
  Series series(String route, String method) {
    return byRoute
        .computeIfAbsent(route, each -> new ConcurrentHashMap<>())
        .computeIfAbsent(folded(method), each -> make(each, route));
  }

  private static String folded(String method) {
    return METHODS.contains(method) ? method : MetricNames.OTHER;
  }

  private Series make(String method, String route) {
    return new Series(
        inFlight.labelValues(method, route),
        duration.labelValues(method, route, environment),
        new ConcurrentHashMap<>());
  }

  /** A request was answered. */
  void ended(String route, String method, int status, double seconds, Measured request) {
    Series series = series(route, method);
    Traced.observe(series.duration(), seconds, request.span());
    count(series, method, route, status).inc();
  }

  private CounterDataPoint count(Series series, String method, String route, int status) {
    return series
        .byStatus()
        .computeIfAbsent(
            status,
            each -> {
              String code = Integer.toString(each);
              return requests.labelValues(folded(method), route, route, code, code, environment);
            });
  }
}
