package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import org.jspecify.annotations.Nullable;

/** What is learnt of one request while it is answered; used by one thread at a time. */
final class Measured {
  /** The attribute of a request under which it is found. */
  static final String ATTRIBUTE = Measured.class.getName();

  private @Nullable String route;
  private @Nullable GaugeDataPoint inFlight;
  private @Nullable String patternId;
  private @Nullable String problemCode;
  private @Nullable Traced span;

  /** A resource was found for it. */
  void matched(String template, GaugeDataPoint requests) {
    route = template;
    inFlight = requests;
    span = Traced.current();
    requests.inc();
  }

  /** The resource answered, or failed. */
  void answered(@Nullable String pattern, @Nullable String code) {
    patternId = pattern;
    problemCode = code;
    GaugeDataPoint requests = inFlight;
    if (requests != null) {
      inFlight = null;
      requests.dec();
    }
  }

  /** The template of its path; null where no resource was found. */
  @Nullable String route() {
    return route;
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
