package io.dawsos.telemetry.metrics;

import io.dawsos.job.PackBuildListener;
import io.dawsos.pack.PackId;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Times the builds of packs, of the newest ones only. Thread-safe. */
final class PackMetrics implements PackBuildListener {
  private static final double[] BOUNDS = {1, 5, 10, 30, 60, 120, 300, 600, 1200};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int kept;
  private final Histogram duration;
  private final TreeSet<PackId> shown = new TreeSet<>();

  /**
   * Metrics of packs.
   *
   * @param kept of how many packs, the newest, there are series
   */
  PackMetrics(Instruments instruments, int kept) {
    this.kept = kept;
    this.duration =
        instruments.histogram(
            MetricNames.PACK_BUILD_DURATION,
            "Time that the build of a pricing pack took",
            BOUNDS,
            MetricNames.PACK_ID);
  }

  @Override
  public Building started(PackId id) {
    long start = System.nanoTime();
    return (pack, failure) -> {
      if (pack != null) {
        built(pack.header().id(), (System.nanoTime() - start) / NANOS);
      }
    };
  }

  /** A pack was built, by whomever. */
  synchronized void built(PackId id, double seconds) {
    shown.add(id);
    while (shown.size() > kept) {
      duration.remove(shown.pollFirst().toString());
    }
    if (shown.contains(id)) {
      duration.labelValues(id.toString()).observe(seconds);
    }
  }
}
