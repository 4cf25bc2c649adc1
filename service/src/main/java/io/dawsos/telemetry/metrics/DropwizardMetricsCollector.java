package io.dawsos.telemetry.metrics;

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
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows a Dropwizard registry to Prometheus, under names that begin with {@code dw_}; metrics of a
 * group have one name and labels. What it knows of the virtual machine is left out, as the client
 * library of Prometheus tells it better.
 *
 * <p>Written because the stock bridge fails the whole scrape as soon as two names become one, which
 * Jersey's timed resources cause by themselves, and because it exports Dropwizard's counters, which
 * go down, as Prometheus counters. Here the first of two equal names wins, a metric that throws is
 * left out, and {@code dawsos_bridge_skipped_total} counts both.
 */
final class DropwizardMetricsCollector implements MultiCollector {
  private static final String MACHINE = "jvm.";
  private static final double[] QUANTILES = {0.5, 0.75, 0.95, 0.98, 0.99, 0.999};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MetricRegistry registry;
  private final Map<String, DropwizardName> names = new HashMap<>();
  private long skipped;

  DropwizardMetricsCollector(MetricRegistry registry) {
    this.registry = registry;
  }

  @Override
  public synchronized MetricSnapshots collect() {
    Map<String, Family> families = new TreeMap<>();
    for (Map.Entry<String, Metric> entry : new TreeMap<>(registry.getMetrics()).entrySet()) {
      if (!entry.getKey().startsWith(MACHINE)) {
        add(entry.getKey(), entry.getValue(), families);
      }
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    families.values().forEach(family -> all.metricSnapshot(family.snapshot()));
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name("dawsos_bridge_skipped")
            .help("Dropwizard metrics left out of scrapes: name taken, or reading failed")
            .dataPoint(CounterDataPointSnapshot.builder().value((double) skipped).build())
            .build());
    return all.build();
  }

  private void add(String key, Metric metric, Map<String, Family> families) {
    DropwizardName name = names.computeIfAbsent(key, each -> DropwizardName.of(each, metric));
    try {
      DataPointSnapshot point = point(name.labels(), metric);
      if (point != null
          && !families.computeIfAbsent(name.name(), each -> new Family(name)).add(point)) {
        skipped++;
      }
    } catch (RuntimeException e) {
      skipped++; // a gauge may throw whatever its owner throws; the scrape goes on without it
    }
  }

  /** The samples of one name, which are of one type and differ in their labels. */
  private static final class Family {
    private final DropwizardName name;
    private final List<DataPointSnapshot> points = new ArrayList<>();

    Family(DropwizardName name) {
      this.name = name;
    }

    boolean add(DataPointSnapshot point) {
      boolean fits =
          points.stream()
              .allMatch(
                  each ->
                      each.getClass() == point.getClass()
                          && !each.getLabels().equals(point.getLabels()));
      return fits && points.add(point);
    }

    MetricSnapshot snapshot() {
      DataPointSnapshot first = points.get(0);
      if (first instanceof CounterDataPointSnapshot) {
        CounterSnapshot.Builder all = CounterSnapshot.builder().name(name.name()).help(name.help());
        points.forEach(each -> all.dataPoint((CounterDataPointSnapshot) each));
        return all.build();
      }
      if (first instanceof GaugeDataPointSnapshot) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name.name()).help(name.help());
        points.forEach(each -> all.dataPoint((GaugeDataPointSnapshot) each));
        return all.build();
      }
      SummarySnapshot.Builder all = SummarySnapshot.builder().name(name.name()).help(name.help());
      points.forEach(each -> all.dataPoint((SummaryDataPointSnapshot) each));
      return all.build();
    }
  }

  private static @Nullable DataPointSnapshot point(Labels labels, Metric metric) {
    if (metric instanceof Gauge<?> gauge) {
      return gauge(labels, gauge.getValue());
    }
    if (metric instanceof com.codahale.metrics.Counter counter) {
      return gauge(labels, (double) counter.getCount());
    }
    if (metric instanceof Sampling sampling && metric instanceof Counting counting) {
      double unit = metric instanceof Timer ? NANOS : 1;
      return summary(labels, sampling.getSnapshot(), counting.getCount(), unit);
    }
    return metric instanceof Counting counting
        ? CounterDataPointSnapshot.builder()
            .labels(labels)
            .value((double) counting.getCount())
            .build()
        : null;
  }

  private static @Nullable DataPointSnapshot gauge(Labels labels, @Nullable Object value) {
    double number;
    if (value instanceof Number numeric) {
      number = numeric.doubleValue();
    } else if (value instanceof Boolean flag) {
      number = flag ? 1 : 0;
    } else {
      return null; // text and lists are no samples
    }
    return GaugeDataPointSnapshot.builder().labels(labels).value(number).build();
  }

  private static DataPointSnapshot summary(
      Labels labels, Snapshot snapshot, long count, double unit) {
    Quantiles.Builder quantiles = Quantiles.builder();
    for (double quantile : QUANTILES) {
      quantiles.quantile(new Quantile(quantile, snapshot.getValue(quantile) / unit));
    }
    return SummaryDataPointSnapshot.builder()
        .labels(labels)
        .count(count)
        .quantiles(quantiles.build())
        .build();
  }
}
