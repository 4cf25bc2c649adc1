package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes metrics of one registry, those of a kind all alike. */
final class Instruments {
  private static final Logger LOG = LoggerFactory.getLogger(Instruments.class);

  private final PrometheusRegistry registry;

  Instruments(PrometheusRegistry registry) {
    this.registry = registry;
  }

  PrometheusRegistry registry() {
    return registry;
  }

  Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /**
   * A histogram of these buckets, and of native ones where it is scraped as protobuf.
   *
   * @param bounds upper ones, ascending
   */
  Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicUpperBounds(bounds)
        .register(registry);
  }

  Gauge gauge(String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /** A gauge that is read at every scrape. */
  void gauge(String name, String help, DoubleSupplier value) {
    gauge(name, help, callback -> callback.call(value.getAsDouble()));
  }

  /** A gauge with labels that is read at every scrape. */
  void gauge(
      String name, String help, Consumer<GaugeWithCallback.Callback> values, String... labels) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .callback(callback -> read(name, () -> values.accept(callback)))
        .register(registry);
  }

  /** A counter that is read at every scrape. */
  void counter(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> read(name, () -> callback.call(value.getAsDouble())))
        .register(registry);
  }

  /** One that cannot be read is left out of the scrape, which goes on. */
  private static void read(String name, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      LOG.debug("{} cannot be read", name, e);
    }
  }
}
