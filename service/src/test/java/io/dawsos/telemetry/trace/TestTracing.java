package io.dawsos.telemetry.trace;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dawsos.access.UserId;
import io.dawsos.database.Secret;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tracing whose spans are kept in memory, sampled or kept at their end. */
final class TestTracing implements AutoCloseable {
  /** A request for an execution, whose values no span holds. */
  static final ExecutionRequest REQUEST =
      new ExecutionRequest(
          "p",
          JsonNodeFactory.instance.objectNode(),
          null,
          null,
          null,
          true,
          UserId.OPERATOR,
          null,
          "request",
          "trace");

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk sdk;
  private final Tracing tracing;

  private TestTracing(Sampler sampler, Duration slow, Map<String, String> environment) {
    Keeping keeping = new Keeping(true, slow);
    sdk =
        OpenTelemetrySdk.builder()
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(keeping.sampler(sampler))
                    .setIdGenerator(keeping.ids())
                    .addSpanProcessor(keeping.processor(SimpleSpanProcessor.create(exporter)))
                    .build())
            .build();
    tracing = new Tracing(sdk, keeping, new PiiFilter(new Pseudonyms(new Secret(""))), environment);
  }

  static TestTracing sampled() {
    return sampled(Map.of());
  }

  static TestTracing sampled(Map<String, String> environment) {
    return new TestTracing(Sampler.parentBased(Sampler.alwaysOn()), Duration.ZERO, environment);
  }

  static TestTracing unsampled(Duration slow) {
    return new TestTracing(Sampler.parentBased(Sampler.alwaysOff()), slow, Map.of());
  }

  Tracing tracing() {
    return tracing;
  }

  /** A span of the test's own around work. */
  Span around(Runnable work) {
    Span span = sdk.getTracer("test").spanBuilder("test").startSpan();
    Context.current().with(span).wrap(work).run();
    span.end();
    return span;
  }

  /** A span within another one that has ended. */
  void after(Span parent) {
    sdk.getTracer("test")
        .spanBuilder("late")
        .setParent(Context.root().with(parent))
        .startSpan()
        .end();
  }

  /** The spans that were exported, in the order of their ends. */
  List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  SpanData span(String name) {
    return spans().stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
  }

  /** The span of a request, which ends after its answer is here. */
  SpanData awaited(String name) {
    await().until(() -> spans().stream().anyMatch(each -> each.getName().equals(name)));
    return span(name);
  }

  @Override
  public void close() {
    tracing.close();
  }
}
