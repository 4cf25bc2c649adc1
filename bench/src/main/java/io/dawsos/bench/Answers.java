package io.dawsos.bench;

import java.util.List;

/** How long answers took. */
final class Answers {
  private final long[] latencies;
  private final long nanos;

  /**
   * Answers in any order.
   *
   * @param latencies in nanoseconds
   * @param nanos from the first request to the last answer
   */
  Answers(List<Long> latencies, long nanos) {
    this.latencies = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    this.nanos = nanos;
  }

  int count() {
    return latencies.length;
  }

  double perSecond() {
    return latencies.length / (nanos / 1e9);
  }

  /** The latency in milliseconds that this share of the answers did not exceed. */
  double millis(double share) {
    int index = (int) Math.ceil(share * latencies.length) - 1;
    return latencies[Math.max(0, index)] / 1e6;
  }
}
