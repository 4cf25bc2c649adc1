package io.dawsos.telemetry.metrics;

import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.LedgerSnapshot;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells whether the newest versions of the ledgers are served. Thread-safe. */
final class LedgerMetrics implements LedgerObserver {
  private static final double[] BOUNDS = {0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Gauge sound;
  private final Histogram loads;

  LedgerMetrics(Instruments instruments) {
    this.sound =
        instruments.gauge(
            MetricNames.LEDGER_SOUND,
            "Whether the newest version of a ledger is sound and served: 1, else 0",
            MetricNames.LEDGER);
    this.loads =
        instruments.histogram(
            MetricNames.LEDGER_LOAD_DURATION,
            "Time that loading the newest version of a ledger took; error where it is broken",
            BOUNDS,
            MetricNames.LEDGER,
            MetricNames.STATUS);
  }

  @Override
  public void loaded(LedgerName ledger, Duration took, boolean isSound) {
    loads
        .labelValues(ledger.text(), isSound ? MetricNames.SUCCESS : MetricNames.ERROR)
        .observe(took.toNanos() / NANOS);
  }

  @Override
  public void serving(LedgerName ledger, LedgerSnapshot snapshot, @Nullable String problem) {
    sound.labelValues(ledger.text()).set(problem == null ? 1 : 0);
  }
}
