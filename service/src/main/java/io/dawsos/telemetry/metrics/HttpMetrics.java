package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dawsos.telemetry.http.FollowedRequests.Following;
import io.dawsos.telemetry.http.RequestFacts;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** Measures every request that it follows. */
final class HttpMetrics implements Follower {
  private static final double[] BOUNDS_MS = {
    5, 10, 25, 50, 100, 200, 300, 400, 500, 1000, 2000, 5000
  };
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final RouteMetrics routes;
  private final ExecuteMetrics executions;
  private final Set<String> pages;
  private final @Nullable Histogram milliseconds;

  /**
   * Measures into the metrics.
   *
   * @param pages paths that are no resources, and are shown as they are
   * @param aliases whether the duration is shown in milliseconds, too
   */
  HttpMetrics(
      Instruments instruments,
      RouteMetrics routes,
      ExecuteMetrics executions,
      Set<String> pages,
      boolean aliases) {
    this.routes = routes;
    this.executions = executions;
    this.pages = Set.copyOf(pages);
    this.milliseconds =
        aliases
            ? instruments.histogram(
                MetricNames.HTTP_REQUEST_DURATION_MS,
                "HTTP request latency in milliseconds, of all requests",
                BOUNDS_MS)
            : null;
  }

  @Override
  public Following began(Request request, Response response) {
    Measured measured = new Measured(this, request, response);
    request.setAttribute(Measured.ATTRIBUTE, measured);
    return measured;
  }

  /**
   * A request ended.
   *
   * @param failure what kept its answer from being written; null where nothing did
   */
  void ended(Measured measured, @Nullable Throwable failure) {
    RouteMetrics.Series matched = measured.series();
    if (matched != null) {
      matched.inFlight().dec();
    }
    Request request = measured.request();
    double seconds = (System.nanoTime() - request.getHeadersNanoTime()) / NANOS;
    int status = RequestFacts.status(measured.response(), failure);
    RouteMetrics.Series series = matched == null ? unmatched(request) : matched;
    series.ended(status, seconds, measured.span());
    if (milliseconds != null) {
      Traced.observe(milliseconds, seconds * MILLIS, measured.span());
    }
    if (series.isExecution()) {
      boolean isProblem = status >= ExecuteMetrics.FIRST_ERROR;
      executions.ended(
          RequestFacts.text(request, RequestFacts.PATTERN_ID),
          isProblem ? RequestFacts.text(request, RequestFacts.PROBLEM_CODE) : null,
          status,
          seconds,
          measured.span());
    }
  }

  private RouteMetrics.Series unmatched(Request request) {
    String path = Request.getPathInContext(request);
    return routes.series(pages.contains(path) ? path : MetricNames.OTHER, request.getMethod());
  }
}
