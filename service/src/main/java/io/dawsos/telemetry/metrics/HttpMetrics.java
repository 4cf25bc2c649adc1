package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.http.RequestFacts;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Measures every request to the application port, from when its headers are read to when its answer
 * is written: also those that no resource sees.
 */
final class HttpMetrics extends Handler.Wrapper {
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
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Measured measured = new Measured();
    request.setAttribute(Measured.ATTRIBUTE, measured);
    Request.addCompletionListener(request, failure -> ended(request, response, measured, failure));
    return super.handle(request, response, callback);
  }

  private void ended(
      Request request, Response response, Measured measured, @Nullable Throwable failure) {
    RouteMetrics.Series matched = measured.series();
    if (matched != null) {
      matched.inFlight().dec();
    }
    double seconds = (System.nanoTime() - request.getHeadersNanoTime()) / NANOS;
    int status = RequestFacts.status(response, failure);
    String method = request.getMethod();
    RouteMetrics.Series series = matched == null ? unmatched(request) : matched;
    series.ended(status, seconds, measured.span());
    if (milliseconds != null) {
      Traced.observe(milliseconds, seconds * MILLIS, measured.span());
    }
    if (series.route().equals(ExecuteMetrics.ROUTE) && "POST".equals(method)) {
      executions.ended(
          RequestFacts.text(request, RequestFacts.PATTERN_ID),
          RequestFacts.text(request, RequestFacts.PROBLEM_CODE),
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
