package io.dawsos.telemetry.trace;

import io.dawsos.error.DawsosException;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.Clock;
import org.jspecify.annotations.Nullable;

/** Starts spans, and tells of errors on them. Thread-safe. */
final class Spans {
  private final Tracer tracer;
  private final PiiFilter filter;

  Spans(Tracer tracer, PiiFilter filter) {
    this.tracer = tracer;
    this.filter = filter;
  }

  /** A span to be started; its parent is what this thread does now. */
  SpanBuilder builder(String name) {
    return tracer.spanBuilder(name);
  }

  /**
   * The time of spans whose start or end is told after the fact, in nanoseconds since the epoch.
   */
  static long now() {
    return Clock.getDefault().now();
  }

  /** What takes identity out of what is told. */
  PiiFilter filter() {
    return filter;
  }

  /** Whether what this thread does is part of a trace that nobody will see. */
  static boolean isUnseen() {
    Span current = Span.current();
    return current.getSpanContext().isValid() && !current.isRecording();
  }

  /** Whether what this thread does is part of a trace that somebody may see. */
  static boolean isSeen() {
    return Span.current().isRecording();
  }

  /** Makes the span what this thread does, until the scope is closed in the same thread. */
  @SuppressWarnings("MustBeClosedChecker") // observers are told of the end by another call
  static Scope entered(Span span) {
    return span.makeCurrent();
  }

  /** Makes the context what this thread does, until the scope is closed in the same thread. */
  @SuppressWarnings("MustBeClosedChecker") // as above
  static Scope entered(Context context) {
    return context.makeCurrent();
  }

  /** Tells what was thrown; the stack is for the log. */
  void failed(Span span, Throwable failure) {
    if (!span.isRecording()) {
      return;
    }
    failed(span, failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    if (failure instanceof DawsosException known) {
      span.setAttribute(SpanNames.ERROR_CODE, known.code().name());
    }
  }

  /** Tells that something failed, and how. */
  void failed(Span span, String type, @Nullable String message) {
    span.setAttribute(SpanNames.ERROR, true);
    span.setAttribute(SpanNames.ERROR_TYPE, type);
    span.setAttribute(SpanNames.ERROR_STATUS, StatusCode.ERROR.name());
    if (message != null) {
      span.setAttribute(SpanNames.ERROR_MESSAGE, filter.text(message));
    }
    span.setStatus(StatusCode.ERROR);
  }
}
