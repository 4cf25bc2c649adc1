package io.dawsos.telemetry.trace;

import com.github.benmanes.caffeine.cache.Caffeine;
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

/**
 * Keeps the spans of what was not sampled until the first of them in this process ends, and hands
 * them on where that one failed or was slow. Bounded: of traces in progress and of spans of each.
 * Thread-safe.
 */
final class TailProcessor implements SpanProcessor {
  private static final int MAX_TRACES = 1_000;

  /** What goes on in other threads may end after its trace, and is then waited for in vain. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  /** Of one trace. */
  static final int MAX_SPANS = 200;

  private final SpanProcessor next;
  private final Keeping keeping;
  private final Map<String, List<ReadableSpan>> waiting =
      Caffeine.newBuilder()
          .maximumSize(MAX_TRACES)
          .expireAfterWrite(MAX_WAIT)
          .<String, List<ReadableSpan>>build()
          .asMap();

  /** A processor before another one. */
  TailProcessor(SpanProcessor next, Keeping keeping) {
    this.next = next;
    this.keeping = keeping;
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
    boolean failed = span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR;
    boolean kept = keeping.isKept(failed, span.getLatencyNanos());
    decided(span.getSpanContext().getTraceId(), kept);
    if (kept) {
      handOn(span);
    }
  }

  /** The first span of a trace ended: those that wait for it are handed on, or gone. */
  void decided(String traceId, boolean kept) {
    if (waiting.isEmpty()) {
      return; // as mostly, where all that is not sampled is known already
    }
    List<ReadableSpan> children = waiting.remove(traceId);
    if (kept && children != null) {
      synchronized (children) {
        children.forEach(this::handOn);
      }
    }
  }

  private void keep(ReadableSpan span) {
    List<ReadableSpan> spans =
        waiting.computeIfAbsent(span.getSpanContext().getTraceId(), id -> new ArrayList<>());
    synchronized (spans) {
      if (spans.size() < MAX_SPANS) {
        spans.add(span);
      }
    }
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
