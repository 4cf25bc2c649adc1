package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A span that was current, for what is measured when it is not any more.
 *
 * @param ids the trace and the span, 32 and 16 hexadecimal digits
 */
record Traced(Labels ids) {
  /** The span of this thread; null where there is none, or none that is sampled. */
  static @Nullable Traced current() {
    if (!SpanContextSupplier.hasSpanContext()) {
      return null;
    }
    SpanContext span = SpanContextSupplier.getSpanContext();
    if (!span.isCurrentSpanSampled()) {
      return null;
    }
    String traceId = span.getCurrentTraceId();
    String spanId = span.getCurrentSpanId();
    return traceId == null || spanId == null
        ? null
        : new Traced(Labels.of(Exemplar.TRACE_ID, traceId, Exemplar.SPAN_ID, spanId));
  }

  /** Observes a value, with the span as its exemplar where there is one. */
  static void observe(DistributionDataPoint point, double value, @Nullable Traced span) {
    if (span == null) {
      point.observe(value);
    } else {
      point.observeWithExemplar(value, span.ids());
    }
  }
}
