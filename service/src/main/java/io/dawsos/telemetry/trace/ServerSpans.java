package io.dawsos.telemetry.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A server span for each request, from when its headers are read until its answer is written, under
 * the trace of whoever asked.
 */
final class ServerSpans extends Handler.Wrapper {
  private static final TextMapGetter<Request> HEADERS =
      (request, name) -> request == null ? null : request.getHeaders().get(name);

  private final Spans spans;
  private final Keeping keeping;
  private final TextMapPropagator propagator;
  private final RequestAttributes attributes;
  private final Set<String> untraced;

  /**
   * Spans of requests.
   *
   * @param attributes what they tell
   * @param untraced paths whose requests have none
   */
  ServerSpans(
      Spans spans,
      Keeping keeping,
      TextMapPropagator propagator,
      RequestAttributes attributes,
      Set<String> untraced) {
    this.spans = spans;
    this.keeping = keeping;
    this.propagator = propagator;
    this.attributes = attributes;
    this.untraced = Set.copyOf(untraced);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (untraced.contains(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    Context parent = propagator.extract(Context.root(), request, HEADERS);
    Span span = builder(request, parent).startSpan();
    Scope current = Spans.entered(followed(request, response, parent, span));
    try {
      return super.handle(request, response, callback);
    } finally {
      current.close();
    }
  }

  private SpanBuilder builder(Request request, Context parent) {
    return spans
        .builder(RequestAttributes.nameWithoutRoute(request))
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent);
  }

  /** Listens for the end of the request, and returns the context that it is handled in. */
  private Context followed(Request request, Response response, Context parent, Span span) {
    Context context = Context.current().with(span);
    if (span.isRecording()) {
      Request.addCompletionListener(
          request,
          failure -> {
            try {
              attributes.tell(span, request, response, failure);
            } finally {
              span.end();
            }
          });
      return context;
    }
    if (!keeping.isAny() || !TraceParent.isOurs(span.getSpanContext())) {
      return context;
    }
    Unsampled unsampled = new Unsampled(parent, span.getSpanContext(), context);
    Request.addCompletionListener(request, failure -> unsampled.ended(request, response, failure));
    return unsampled.context;
  }

  /** A request whose span is made at its end, if at all. */
  private final class Unsampled {
    private final long start = Spans.now();
    private final long ticks = System.nanoTime();
    private final Context parent;
    private final SpanContext ids;
    private final LateSpans late = new LateSpans();
    private final Context context;

    Unsampled(Context parent, SpanContext ids, Context handling) {
      this.parent = parent;
      this.ids = ids;
      this.context = late.in(handling);
    }

    void ended(Request request, Response response, @Nullable Throwable failure) {
      long took = System.nanoTime() - ticks;
      boolean kept = keeping.isKept(RequestAttributes.isFailed(response, failure), took);
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
