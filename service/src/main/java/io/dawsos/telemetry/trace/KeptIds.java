package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random ids, but for the span of a request that is kept: it is made after its ids were told.
 * Thread-safe.
 */
final class KeptIds implements IdGenerator {
  private static final ThreadLocal<@Nullable SpanContext> KNOWN = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** Starts a span that gets these ids. */
  Span started(SpanBuilder builder, SpanContext ids) {
    KNOWN.set(ids);
    try {
      return builder.startSpan();
    } finally {
      KNOWN.remove();
    }
  }

  /** Whether the span that this thread starts is one that is kept. */
  boolean areKnown() {
    return KNOWN.get() != null;
  }

  @Override
  public String generateSpanId() {
    SpanContext ids = KNOWN.get();
    return ids == null ? random.generateSpanId() : ids.getSpanId();
  }

  @Override
  public String generateTraceId() {
    SpanContext ids = KNOWN.get();
    return ids == null ? random.generateTraceId() : ids.getTraceId();
  }
}
