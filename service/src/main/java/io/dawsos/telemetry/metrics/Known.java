package io.dawsos.telemetry.metrics;

import java.util.function.Predicate;

/** The values of a label that stand for themselves; every other one is {@code other}. */
final class Known {
  private volatile Predicate<String> known = value -> false;

  /** Learns which are known, from now on. */
  void are(Predicate<String> values) {
    known = values;
  }

  String fold(String value) {
    return known.test(value) ? value : MetricNames.OTHER;
  }
}
