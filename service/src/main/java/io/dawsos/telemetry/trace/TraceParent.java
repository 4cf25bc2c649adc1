package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The W3C {@code traceparent} of a span, as text: those who answer show the id of its trace. */
public final class TraceParent {
  private TraceParent() {}

  /**
   * That of what this thread does; null where this process has no span of it, as without tracing.
   */
  public static @Nullable String current() {
    SpanContext own = Span.current().getSpanContext();
    return isOurs(own) ? text(own) : null;
  }

  /** Whether it is a span of this process; without an exporter it is the caller's, or none. */
  static boolean isOurs(SpanContext span) {
    return span.isValid() && !span.isRemote();
  }

  private static String text(SpanContext span) {
    return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
  }
}
