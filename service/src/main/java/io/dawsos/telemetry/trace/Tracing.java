package io.dawsos.telemetry.trace;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dawsos.job.Observers;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The spans of this process: what makes them, and what brings them away. Thread-safe. */
public final class Tracing implements AutoCloseable {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Tracing.class);
  private static final int FLUSH_SECONDS = 2;

  private final OpenTelemetrySdk sdk;
  private final Spans spans;
  private final Keeping keeping;
  private final SpanContext asker;
  private final Runnable uncorrelate;

  /** Traces by an SDK, which it closes. */
  Tracing(
      OpenTelemetrySdk sdk, Keeping keeping, PiiFilter filter, Map<String, String> environment) {
    this.sdk = sdk;
    this.keeping = keeping;
    this.spans = new Spans(sdk.getTracer(SpanNames.SCOPE), filter);
    this.asker = asker(environment);
    this.uncorrelate = LogCorrelation.install();
  }

  /**
   * Begins to trace; empty where nobody wants it, or where a setting cannot be used, which is
   * logged.
   *
   * @param environment the variables of the process
   */
  public static Optional<Tracing> start(
      TracingSettings settings, PiiFilter filter, Map<String, String> environment) {
    if (!settings.isWanted(environment)) {
      return Optional.empty();
    }
    // PatientExporter says what they would say with every batch.
    level("io.opentelemetry.exporter", Level.OFF);
    // This one writes the spans themselves, where the exporter is the console.
    level("io.opentelemetry.exporter.logging", Level.INFO);
    // Says how many spans had no room, which is no news where nobody said where they go.
    level(
        "io.opentelemetry.sdk.trace.export",
        settings.isDirected(environment) ? Level.WARN : Level.ERROR);
    try {
      TracesConfiguration traces = settings.traces();
      Keeping keeping = new Keeping(traces.keepErrors(), traces.keepSlowerThan().toJavaDuration());
      OpenTelemetrySdk sdk = TracingSdk.build(settings, keeping, environment);
      return Optional.of(new Tracing(sdk, keeping, filter, environment));
    } catch (RuntimeException e) {
      LOG.warn("nothing is traced: {}; check telemetry.traces and OTEL_*", e.getMessage());
      return Optional.empty();
    }
  }

  private static void level(String logger, Level level) {
    ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
  }

  /** What the process that started this one was doing, as its variable {@code TRACEPARENT} says. */
  private static SpanContext asker(Map<String, String> environment) {
    Context context =
        io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), environment, new EnvironmentGetter());
    return Span.fromContext(context).getSpanContext();
  }

  /** Watches the work of services. */
  public Observers observers() {
    return new Observers(
        new ExecutionSpans(spans),
        new ExchangeSpans(spans, propagator()),
        new JobSpans(spans, asker),
        new PackBuildSpans(spans, asker),
        new StatementSpans(spans),
        LedgerObserver.NONE);
  }

  /**
   * Follows the requests to an application: what is done for one of them is part of its trace.
   *
   * @param root the path under which all resources are, without a slash at its end
   * @param untraced paths whose requests are not traced
   */
  public Follower requests(JerseyEnvironment jersey, String root, Set<String> untraced) {
    RequestAttributes attributes = new RequestAttributes(spans, root, untraced);
    jersey.register(attributes);
    return new ServerSpans(spans, keeping, propagator(), attributes);
  }

  private TextMapPropagator propagator() {
    return sdk.getPropagators().getTextMapPropagator();
  }

  /** Brings away what is there, for two seconds at most, and stops. */
  @Override
  public void close() {
    uncorrelate.run();
    sdk.getSdkTracerProvider().shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
  }
}
