package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is kept although it was not sampled: that which failed or was slow. It is decided when the
 * first span of a trace in this process ends. Most requests are neither, so that their spans are
 * made then, and not before. Thread-safe.
 */
final class Keeping {
  private final boolean errors;
  private final long slowNanos;
  private final KeptIds ids = new KeptIds();
  private final List<TailProcessor> processors = new CopyOnWriteArrayList<>();

  /**
   * What to keep.
   *
   * @param errors whether what failed
   * @param slow what takes longer, too; zero for nothing
   */
  Keeping(boolean errors, Duration slow) {
    this.errors = errors;
    this.slowNanos = slow.isZero() ? Long.MAX_VALUE : slow.toNanos();
  }

  /** Whether there is anything to keep. */
  boolean isAny() {
    return errors || slowNanos < Long.MAX_VALUE;
  }

  /** Whether something that ended is to be kept. */
  boolean isKept(boolean failed, long nanos) {
    return (errors && failed) || nanos > slowNanos;
  }

  /** The sampler, which records what may have to be kept. */
  Sampler sampler(Sampler sampler) {
    return isAny() ? new RecordingSampler(sampler, ids) : sampler;
  }

  /** The processor, which also gets what is kept. */
  SpanProcessor processor(SpanProcessor next) {
    if (!isAny()) {
      return next;
    }
    TailProcessor processor = new TailProcessor(next, this);
    processors.add(processor);
    return processor;
  }

  /** Makes the ids of spans. */
  IdGenerator ids() {
    return ids;
  }

  /**
   * Makes the span of a request after the fact.
   *
   * @param known the ids that logs and callers know it by
   */
  Span late(SpanBuilder builder, SpanContext known) {
    return ids.started(builder, known);
  }

  /** A request that was not sampled has ended. */
  void decided(SpanContext request, boolean kept) {
    processors.forEach(processor -> processor.decided(request.getTraceId(), kept));
  }
}
