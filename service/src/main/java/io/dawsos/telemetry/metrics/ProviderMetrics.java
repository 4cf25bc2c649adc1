package io.dawsos.telemetry.metrics;

import io.dawsos.provider.http.ExchangeListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts and times the requests to providers of market data. Thread-safe. */
final class ProviderMetrics implements ExchangeListener {
  private static final double[] BOUNDS = {0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0};
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Histogram duration;
  private final Counter errors;

  /** Metrics of the providers of these names, at zero. */
  ProviderMetrics(Instruments instruments, Collection<String> providers) {
    this.duration =
        instruments.histogram(
            MetricNames.PROVIDER_REQUEST_DURATION,
            "Time of an HTTP exchange with a provider, each attempt by itself",
            BOUNDS,
            MetricNames.PROVIDER);
    this.errors =
        instruments.counter(
            MetricNames.PROVIDER_ERRORS,
            "HTTP exchanges with a provider that brought no answer to use",
            MetricNames.PROVIDER,
            MetricNames.ERROR_TYPE);
    for (String provider : providers) {
      duration.initLabelValues(provider);
      for (Outcome outcome : Outcome.values()) {
        if (outcome != Outcome.OK) {
          errors.initLabelValues(provider, text(outcome));
        }
      }
    }
  }

  @Override
  public Sent started(Sending sending) {
    return this::finished;
  }

  private void finished(Exchange exchange) {
    duration.labelValues(exchange.provider()).observe(exchange.duration().toNanos() / NANOS);
    if (exchange.outcome() != Outcome.OK) {
      errors.labelValues(exchange.provider(), text(exchange.outcome())).inc();
    }
  }

  private static String text(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
