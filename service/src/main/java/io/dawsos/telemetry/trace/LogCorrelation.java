package io.dawsos.telemetry.trace;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.MDCAdapter;

/**
 * Gives every log line the ids of the trace and the span that it belongs to, as {@code trace_id}
 * and {@code span_id} of the MDC. It is what events ask for their MDC, which they do when a line is
 * written: work that writes none pays nothing.
 */
@SuppressWarnings("unchecked") // Logback's adapter has a raw type
final class LogCorrelation extends LogbackMDCAdapter {
  private static final String TRACE_ID = "trace_id";
  private static final String SPAN_ID = "span_id";

  private final MDCAdapter mdc;

  private LogCorrelation(MDCAdapter mdc) {
    this.mdc = mdc;
  }

  /** Begins, and returns what ends it. */
  static Runnable install() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    MDCAdapter mdc = context.getMDCAdapter();
    context.setMDCAdapter(new LogCorrelation(mdc));
    return () -> context.setMDCAdapter(mdc);
  }

  @Override
  public @Nullable Map<String, String> getPropertyMap() {
    Map<String, String> own =
        mdc instanceof LogbackMDCAdapter logback
            ? logback.getPropertyMap()
            : mdc.getCopyOfContextMap();
    SpanContext span = Span.current().getSpanContext();
    if (!span.isValid()) {
      return own;
    }
    Map<String, String> all = own == null ? new HashMap<>() : new HashMap<>(own);
    all.put(TRACE_ID, span.getTraceId());
    all.put(SPAN_ID, span.getSpanId());
    return all;
  }
}
