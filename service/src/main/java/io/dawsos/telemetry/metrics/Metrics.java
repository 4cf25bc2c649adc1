package io.dawsos.telemetry.metrics;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import io.dawsos.job.Observers;
import io.dawsos.job.Providers;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one process: the registry, and what a server and commands measure alike. Where
 * they are switched off there is no registry and nobody watches.
 */
public final class Metrics {
  private static final String POOL = "io.dropwizard.db.ManagedPooledDataSource.";
  private static final String ACTIVE = ".active";

  private final MetricsConfiguration configuration;
  private final MetricRegistry dropwizard;
  private final @Nullable Work work;

  /**
   * What both kinds of process write to.
   *
   * @param patterns the ids that stand for themselves; none until a server has loaded them
   */
  record Work(
      Instruments instruments,
      Known patterns,
      ExecutionMetrics executions,
      PackMetrics packs,
      JobMetrics jobs,
      Observers observers) {}

  /**
   * Metrics as configured.
   *
   * @param dropwizard Dropwizard's registry, of which a server's scrapes show everything, too
   */
  public Metrics(MetricsConfiguration configuration, MetricRegistry dropwizard) {
    this.configuration = configuration;
    this.dropwizard = dropwizard;
    this.work = configuration.enabled() ? work(configuration, dropwizard) : null;
  }

  private static Work work(MetricsConfiguration configuration, MetricRegistry dropwizard) {
    Instruments instruments = new Instruments(new PrometheusRegistry());
    Known patterns = new Known();
    ExecutionMetrics executions = new ExecutionMetrics(instruments, patterns);
    PackMetrics packs = new PackMetrics(instruments, configuration.newestPacks());
    JobMetrics jobs = new JobMetrics(instruments);
    instruments.gauge(
        MetricNames.CONNECTIONS_ACTIVE,
        "Current active database connections",
        () -> activeConnections(dropwizard));
    return new Work(
        instruments,
        patterns,
        executions,
        packs,
        jobs,
        new Observers(
            executions,
            new ProviderMetrics(instruments, Providers.names()),
            jobs,
            packs,
            new StatementMetrics(instruments),
            new LedgerMetrics(instruments)));
  }

  private static double activeConnections(MetricRegistry dropwizard) {
    double active = 0;
    for (Map.Entry<String, Metric> entry : dropwizard.getMetrics().entrySet()) {
      if (entry.getKey().startsWith(POOL)
          && entry.getKey().endsWith(ACTIVE)
          && entry.getValue() instanceof Gauge<?> gauge
          && gauge.getValue() instanceof Number number) {
        active += number.doubleValue();
      }
    }
    return active;
  }

  /** Watches the work of services; nobody where metrics are off. */
  public Observers observers() {
    return work == null ? Observers.NONE : work.observers();
  }

  MetricsConfiguration configuration() {
    return configuration;
  }

  MetricRegistry dropwizard() {
    return dropwizard;
  }

  /** What is written to; null where metrics are off. */
  @Nullable Work work() {
    return work;
  }
}
