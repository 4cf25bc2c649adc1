package io.dawsos.telemetry.metrics;

import org.jspecify.annotations.Nullable;

/** What is learnt of one request while it is answered; used by one thread at a time. */
final class Measured {
  /** The attribute of a request under which it is found. */
  static final String ATTRIBUTE = Measured.class.getName();

  private RouteMetrics.@Nullable Series series;
  private boolean isInFlight;
  private @Nullable String patternId;
  private @Nullable String problemCode;
  private @Nullable Traced span;

  /** A resource was found for it. */
  void matched(RouteMetrics.Series requests) {
    series = requests;
    span = Traced.current();
    isInFlight = true;
    requests.inFlight().inc();
  }

  /** The resource answered, or failed. */
  void answered(@Nullable String pattern, @Nullable String code) {
    patternId = pattern;
    problemCode = code;
    if (series != null && isInFlight) {
      isInFlight = false;
      series.inFlight().dec();
    }
  }

  /** Those that the same resource answers; null where no resource was found. */
  RouteMetrics.@Nullable Series series() {
    return series;
  }

  /** The pattern that it named; null where it named none. */
  @Nullable String patternId() {
    return patternId;
  }

  /** The code of the problem that it was answered with; null where there was none. */
  @Nullable String problemCode() {
    return problemCode;
  }

  /** The span that it was answered within; null where there was none. */
  @Nullable Traced span() {
    return span;
  }
}
