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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The series of HTTP, by route and method; each is looked up once and kept. Thread-safe. */
final class RouteMetrics {
  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final int STATUSES = 600;
  private static final int SUCCEEDED = 200;
  private static final int FAILED = 500;

  private final String environment;
  private final Counter requests;
  private final Histogram duration;
  private final Gauge inFlight;
  private final Map<String, Map<String, Series>> byRoute = new ConcurrentHashMap<>();

  /** Requests of one route and method. */
  final class Series {
    private final String route;
    private final String method;
    private final boolean isExecution;
    private final GaugeDataPoint inFlight;
    private final DistributionDataPoint duration;
    private final AtomicReferenceArray<@Nullable CounterDataPoint> byStatus =
        new AtomicReferenceArray<>(STATUSES);

    private Series(String route, String method) {
      this.route = route;
      this.method = method;
      this.isExecution = route.equals(ExecuteMetrics.ROUTE) && method.equals("POST");
      this.inFlight = RouteMetrics.this.inFlight.labelValues(method, route);
      this.duration = RouteMetrics.this.duration.labelValues(method, route, environment);
    }

    /** Whether they are to execute a pattern. */
    boolean isExecution() {
      return isExecution;
    }

    /** Those that are not answered yet. */
    GaugeDataPoint inFlight() {
      return inFlight;
    }

    /** A request was answered. */
    void ended(int status, double seconds, @Nullable Traced span) {
      Traced.observe(duration, seconds, span);
      count(status).inc();
    }

    private CounterDataPoint count(int status) {
      int index = status < STATUSES ? status : 0;
      CounterDataPoint known = byStatus.get(index);
      if (known == null) {
        String code = index == 0 ? MetricNames.OTHER : Integer.toString(status);
        known = requests.labelValues(method, route, route, code, code, environment);
        byStatus.set(index, known); // the same one, whoever comes first
      }
      return known;
    }
  }

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
    series.count(SUCCEEDED);
    series.count(FAILED);
  }

  /**
   * The requests of a route and method.
   *
   * @param route the template of a path, or {@code other}; never a path
   */
  Series series(String route, String method) {
    Map<String, Series> known = byRoute.get(route);
    Series series = known == null ? null : known.get(method);
    return series == null
        ? made(route, METHODS.contains(method) ? method : MetricNames.OTHER)
        : series;
  }

  private Series made(String route, String method) {
    return byRoute
        .computeIfAbsent(route, each -> new ConcurrentHashMap<>())
        .computeIfAbsent(method, each -> new Series(route, each));
  }
}
