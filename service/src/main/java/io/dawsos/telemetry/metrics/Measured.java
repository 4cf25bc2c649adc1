package io.dawsos.telemetry.metrics;

import org.jspecify.annotations.Nullable;

/** What is learnt of one request when its resource is found; used by one thread at a time. */
final class Measured {
  /** The attribute of a request under which it is found. */
  static final String ATTRIBUTE = Measured.class.getName();

  private RouteMetrics.@Nullable Series series;
  private @Nullable Traced span;

  /** A resource was found for it. */
  void matched(RouteMetrics.Series requests) {
    series = requests;
    span = Traced.current();
    requests.inFlight().inc();
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
