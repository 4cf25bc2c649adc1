package io.dawsos.telemetry.trace;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;

/**
 * Gives every log line the ids of the trace and the span that it belongs to, as {@code trace_id}
 * and {@code span_id} of the MDC. It looks when a line is written, so that work which writes none
 * pays nothing.
 */
final class LogCorrelation extends TurboFilter {
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";

  /** Begins, and returns what ends it. */
  static Runnable install() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    LogCorrelation correlation = new LogCorrelation();
    correlation.setContext(context);
    correlation.start();
    context.addTurboFilter(correlation);
    return () -> context.getTurboFilterList().remove(correlation);
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    if (level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      SpanContext span = Span.current().getSpanContext();
      if (span.isValid()) {
        MDC.put(TRACE_ID, span.getTraceId());
        MDC.put(SPAN_ID, span.getSpanId());
      } else {
        MDC.remove(TRACE_ID);
        MDC.remove(SPAN_ID);
      }
    }
    return FilterReply.NEUTRAL;
  }
}
