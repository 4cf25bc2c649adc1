package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for a span that is made after its ids were told. Thread-safe. */
final class KeptIds implements IdGenerator {
  private static final ThreadLocal<@Nullable SpanContext> KNOWN = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** Does what makes one span, which gets these ids. */
  <T> T with(SpanContext ids, Supplier<T> making) {
    KNOWN.set(ids);
    try {
      return making.get();
    } finally {
      KNOWN.remove();
    }
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
