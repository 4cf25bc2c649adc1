package io.dawsos.telemetry.trace;

import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dawsos.telemetry.http.FollowedRequests.Following;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * A server span for each request, from when its headers are read until its answer is written, under
 * the trace of whoever asked.
 */
final class ServerSpans implements Follower {
  private static final TextMapGetter<HttpFields> HEADERS =
      (headers, name) -> headers == null ? null : headers.get(name);

  private final Spans spans;
  private final Keeping keeping;
  private final TextMapPropagator propagator;
  private final RequestAttributes attributes;

  /**
   * Spans of requests.
   *
   * @param attributes what they tell
   */
  ServerSpans(
      Spans spans, Keeping keeping, TextMapPropagator propagator, RequestAttributes attributes) {
    this.spans = spans;
    this.keeping = keeping;
    this.propagator = propagator;
    this.attributes = attributes;
  }

  @Override
  public Following began(Request request, Response response) {
    Context parent = propagator.extract(Context.root(), request.getHeaders(), HEADERS);
    Span span = builder(request, parent).startSpan();
    boolean isOurs = TraceParent.isOurs(span.getSpanContext());
    return isOurs && !span.isRecording() && keeping.isAny()
        ? new Unsampled(request, response, parent, span)
        : new Sampled(request, response, parent, span);
  }

  private SpanBuilder builder(Request request, Context parent) {
    return spans
        .builder(RequestAttributes.nameWithoutRoute(request))
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent);
  }

  /** A request whose span is recorded, or whose trace is nobody's. */
  private final class Sampled implements Following {
    private final Request request;
    private final Response response;
    private final Span span;
    private final Scope current;

    Sampled(Request request, Response response, Context parent, Span span) {
      this.request = request;
      this.response = response;
      this.span = span;
      this.current = Spans.entered(parent.with(span));
    }

    @Override
    public void left() {
      current.close();
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      if (!span.isRecording() || !attributes.isTraced(request)) {
        return; // a span that never ends is never exported
      }
      try {
        attributes.tell(span, request, response, failure);
      } finally {
        span.end();
      }
    }
  }

  /** A request whose span is made at its end, if at all. */
  private final class Unsampled implements Following {
    private final long start = Spans.now();
    private final long ticks = System.nanoTime();
    private final Request request;
    private final Response response;
    private final Context parent;
    private final SpanContext ids;
    private final LateSpans late = new LateSpans();
    private final Context context;
    private final Scope current;

    Unsampled(Request request, Response response, Context parent, Span span) {
      this.request = request;
      this.response = response;
      this.parent = parent;
      this.ids = span.getSpanContext();
      this.context = late.in(parent.with(span));
      this.current = Spans.entered(context);
    }

    @Override
    public void left() {
      current.close();
    }

    @Override
    public void ended(@Nullable Throwable failure) {
      long took = System.nanoTime() - ticks;
      boolean kept =
          keeping.isKept(RequestAttributes.isFailed(response, failure), took)
              && attributes.isTraced(request);
      if (kept) {
        context.wrap(late::make).run();
        SpanBuilder builder =
            builder(request, parent).setStartTimestamp(start, TimeUnit.NANOSECONDS);
        Span span = keeping.late(builder, ids);
        attributes.tell(span, request, response, failure);
        span.end(start + took, TimeUnit.NANOSECONDS);
      }
      keeping.decided(ids, kept);
    }
  }
}
