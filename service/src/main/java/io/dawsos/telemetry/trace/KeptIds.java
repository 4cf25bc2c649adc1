package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Random ids, but for the span of a request that is kept: it is made after its ids were told.
 * Thread-safe.
 */
final class KeptIds implements IdGenerator {
  private static final ThreadLocal<@Nullable SpanContext> KNOWN = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** How many threads start such a span: mostly none, and nothing of a thread has to be asked. */
  private final AtomicInteger starting = new AtomicInteger();

  /** Starts a span that gets these ids. */
  Span started(SpanBuilder builder, SpanContext ids) {
    starting.incrementAndGet();
    KNOWN.set(ids);
    try {
      return builder.startSpan();
    } finally {
      KNOWN.remove();
      starting.decrementAndGet();
    }
  }

  /** Whether the span that this thread starts is one that is kept. */
  boolean areKnown() {
    return known() != null;
  }

  private @Nullable SpanContext known() {
    return starting.get() == 0 ? null : KNOWN.get();
  }

  @Override
  public String generateSpanId() {
    SpanContext ids = known();
    return ids == null ? random.generateSpanId() : ids.getSpanId();
  }

  @Override
  public String generateTraceId() {
    SpanContext ids = known();
    return ids == null ? random.generateTraceId() : ids.getTraceId();
  }
}
