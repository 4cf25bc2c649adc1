package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the spans of what was not sampled until the first of them in this process ends, and hands
 * them on where that one failed or was slow. Bounded: of traces in progress and of spans of each.
 * Thread-safe.
 */
final class TailProcessor implements SpanProcessor {
  private static final int MAX_TRACES = 1_000;
  private static final int MAX_SPANS = 200;

  private final SpanProcessor next;
  private final boolean keepErrors;
  private final long slowNanos;
  private final Map<String, List<ReadableSpan>> waiting = new ConcurrentHashMap<>();

  /**
   * A processor before another one.
   *
   * @param slow what takes longer is kept; zero for nothing
   */
  TailProcessor(SpanProcessor next, boolean keepErrors, Duration slow) {
    this.next = next;
    this.keepErrors = keepErrors;
    this.slowNanos = slow.isZero() ? Long.MAX_VALUE : slow.toNanos();
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    next.onStart(parent, span);
  }

  @Override
  public boolean isStartRequired() {
    return next.isStartRequired();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (span.getSpanContext().isSampled()) {
      next.onEnd(span);
      return;
    }
    SpanContext parent = span.getParentSpanContext();
    if (parent.isValid() && !parent.isRemote()) {
      keep(span);
      return;
    }
    List<ReadableSpan> children = waiting.remove(span.getSpanContext().getTraceId());
    if (isWorthKeeping(span)) {
      if (children != null) {
        synchronized (children) {
          children.forEach(this::handOn);
        }
      }
      handOn(span);
    }
  }

  private void keep(ReadableSpan span) {
    if (waiting.size() >= MAX_TRACES) {
      return;
    }
    List<ReadableSpan> spans =
        waiting.computeIfAbsent(span.getSpanContext().getTraceId(), id -> new ArrayList<>());
    synchronized (spans) {
      if (spans.size() < MAX_SPANS) {
        spans.add(span);
      }
    }
  }

  private boolean isWorthKeeping(ReadableSpan span) {
    return span.getLatencyNanos() > slowNanos
        || (keepErrors && span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR);
  }

  private void handOn(ReadableSpan span) {
    next.onEnd(new KeptSpan(span));
  }

  /** As if it had been sampled. */
  static SpanContext sampled(SpanContext context) {
    return SpanContext.create(
        context.getTraceId(),
        context.getSpanId(),
        TraceFlags.getSampled(),
        context.getTraceState());
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode shutdown() {
    return next.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return next.forceFlush();
  }
}
