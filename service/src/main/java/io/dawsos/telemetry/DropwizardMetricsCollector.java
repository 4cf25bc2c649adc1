package io.dawsos.telemetry;

import com.codahale.metrics.Counting;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Sampling;
import com.codahale.metrics.Snapshot;
import com.codahale.metrics.Timer;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows a Dropwizard registry to Prometheus, each metric under {@code dw_} and its own name.
 *
 * <p>Written because the stock bridge fails the whole scrape as soon as two names become one, which
 * Jersey's timed resources cause by themselves, and because it exports Dropwizard's counters, which
 * go down, as Prometheus counters. Here the first of two equal names wins, a metric that throws is
 * left out, and {@code dawsos_bridge_skipped_total} counts both.
 */
final class DropwizardMetricsCollector implements MultiCollector {
  private static final Pattern OTHER = Pattern.compile("[^a-zA-Z0-9_]+");
  private static final Pattern RESERVED =
      Pattern.compile("_(total|created|bucket|info|count|sum)$");
  private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MetricRegistry registry;
  private long skipped;

  DropwizardMetricsCollector(MetricRegistry registry) {
    this.registry = registry;
  }

  @Override
  public synchronized MetricSnapshots collect() {
    Map<String, MetricSnapshot> byName = new TreeMap<>();
    for (Map.Entry<String, Metric> entry : new TreeMap<>(registry.getMetrics()).entrySet()) {
      String name = prometheusName(entry.getKey(), entry.getValue());
      try {
        MetricSnapshot snapshot = snapshot(name, entry.getKey(), entry.getValue());
        if (snapshot != null && byName.putIfAbsent(name, snapshot) != null) {
          skipped++;
        }
      } catch (RuntimeException e) {
        skipped++; // a gauge may throw whatever its owner throws; the scrape goes on without it
      }
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    byName.values().forEach(all::metricSnapshot);
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name("dawsos_bridge_skipped")
            .help("Dropwizard metrics left out of scrapes: name taken, or reading failed")
            .dataPoint(CounterDataPointSnapshot.builder().value((double) skipped).build())
            .build());
    return all.build();
  }

  private static String prometheusName(String dropwizardName, Metric metric) {
    String name = "dw_" + OTHER.matcher(dropwizardName).replaceAll("_").toLowerCase(Locale.ROOT);
    String stem = RESERVED.matcher(name).replaceAll("_$1s");
    return metric instanceof Timer ? stem + "_seconds" : stem;
  }

  private static @Nullable MetricSnapshot snapshot(String name, String source, Metric metric) {
    String help = "Dropwizard metric " + source;
    if (metric instanceof Gauge<?> gauge) {
      return gauge(name, help, gauge.getValue());
    }
    if (metric instanceof com.codahale.metrics.Counter counter) {
      return gauge(name, help, (double) counter.getCount());
    }
    if (metric instanceof Sampling sampling && metric instanceof Counting counting) {
      double unit = metric instanceof Timer ? NANOS : 1;
      return summary(name, help, sampling.getSnapshot(), counting.getCount(), unit);
    }
    return metric instanceof Counting counting
        ? CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(
                CounterDataPointSnapshot.builder().value((double) counting.getCount()).build())
            .build()
        : null;
  }

  private static @Nullable MetricSnapshot gauge(String name, String help, @Nullable Object value) {
    double number;
    if (value instanceof Number numeric) {
      number = numeric.doubleValue();
    } else if (value instanceof Boolean flag) {
      number = flag ? 1 : 0;
    } else {
      return null; // text and lists are no samples
    }
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(number).build())
        .build();
  }

  private static MetricSnapshot summary(
      String name, String help, Snapshot snapshot, long count, double unit) {
    Quantiles.Builder quantiles = Quantiles.builder();
    for (double quantile : QUANTILES) {
      quantiles.quantile(new Quantile(quantile, snapshot.getValue(quantile) / unit));
    }
    return SummarySnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(
            SummaryDataPointSnapshot.builder().count(count).quantiles(quantiles.build()).build())
        .build();
  }
}
