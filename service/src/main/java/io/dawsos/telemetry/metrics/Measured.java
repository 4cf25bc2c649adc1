package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.http.FollowedRequests.Following;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request, and what is learnt of it when its resource is found; used by one thread at a time.
 */
final class Measured implements Following {
  /** The attribute of a request under which it is found. */
  static final String ATTRIBUTE = Measured.class.getName();

  private final HttpMetrics metrics;
  private final Request request;
  private final Response response;
  private RouteMetrics.@Nullable Series series;
  private @Nullable Traced span;

  /** A request to be measured into metrics. */
  Measured(HttpMetrics metrics, Request request, Response response) {
    this.metrics = metrics;
    this.request = request;
    this.response = response;
  }

  /** A resource was found for it. */
  void matched(RouteMetrics.Series requests) {
    series = requests;
    span = Traced.current();
    requests.inFlight().inc();
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    metrics.ended(this, failure);
  }

  Request request() {
    return request;
  }

  Response response() {
    return response;
  }

  /** Those that the same resource answers; null where no resource was found. */
  RouteMetrics.@Nullable Series series() {
    return series;
  }

  /** The span that it was answered within; null where there was none. */
  @Nullable Traced span() {
    return span;
  }
}
