package io.dawsos.telemetry.trace;

import io.dawsos.telemetry.log.RouteTemplates;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A server span for each request, from before the first filter until the answer is written, under
 * the trace of whoever asked. Addresses of callers and paths with their ids are in none.
 */
final class ServerSpans implements ApplicationEventListener {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private static final String OTHER = "_OTHER";
  private static final int FAILED = 500;
  private static final TextMapGetter<ContainerRequest> HEADERS =
      (request, name) -> request == null ? null : request.getHeaderString(name);

  private final Spans spans;
  private final Keeping keeping;
  private final TextMapPropagator propagator;
  private final RouteTemplates routes;

  /**
   * Spans of requests.
   *
   * @param root the path under which all resources are, without a slash at its end
   */
  ServerSpans(Spans spans, Keeping keeping, TextMapPropagator propagator, String root) {
    this.spans = spans;
    this.keeping = keeping;
    this.propagator = propagator;
    this.routes = new RouteTemplates(root);
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests matter.
  }

  @Override
  public RequestEventListener onRequest(RequestEvent event) {
    ContainerRequest request = event.getContainerRequest();
    Context parent = propagator.extract(Context.root(), request, HEADERS);
    Span span = builder(request, parent).startSpan();
    return TraceParent.isOurs(span.getSpanContext()) && !span.isRecording() && keeping.isAny()
        ? new Unsampled(parent, span)
        : new Sampled(span);
  }

  private SpanBuilder builder(ContainerRequest request, Context parent) {
    String method = method(request);
    return spans
        .builder(method.equals(OTHER) ? "HTTP" : method)
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent);
  }

  private static String method(ContainerRequest request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
  }

  private void tell(Span span, RequestEvent event) {
    ContainerRequest request = event.getContainerRequest();
    URI uri = request.getRequestUri();
    span.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, method(request))
        .setAttribute(UrlAttributes.URL_SCHEME, uri.getScheme())
        .setAttribute(ServerAttributes.SERVER_ADDRESS, uri.getHost());
    if (uri.getPort() > 0) {
      span.setAttribute(ServerAttributes.SERVER_PORT, (long) uri.getPort());
    }
    String route = routes.of(event);
    // The path of what is not there may hold anything.
    span.setAttribute(UrlAttributes.URL_PATH, route.isEmpty() ? "/" : route);
    if (!route.isEmpty()) {
      span.setAttribute(HttpAttributes.HTTP_ROUTE, route);
      span.updateName(request.getMethod() + " " + route);
    }
    int status = status(event);
    span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
    if (status >= FAILED) {
      Throwable failure = cause(event.getException());
      spans.failed(
          span,
          failure == null ? Integer.toString(status) : failure.getClass().getSimpleName(),
          failure == null ? null : failure.getMessage());
    }
  }

  private static int status(RequestEvent event) {
    return event.getContainerResponse() == null ? FAILED : event.getContainerResponse().getStatus();
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof MappableException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** A request whose span is recorded, or whose trace is nobody's; of one thread. */
  private final class Sampled implements RequestEventListener {
    private final Span span;
    private final Scope current;

    Sampled(Span span) {
      this.span = span;
      this.current = Spans.entered(span);
    }

    @Override
    public void onEvent(RequestEvent event) {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        try {
          if (span.isRecording()) {
            tell(span, event);
          }
        } finally {
          current.close();
          span.end();
        }
      }
    }
  }

  /** A request whose span is made at its end, if at all; of one thread. */
  private final class Unsampled implements RequestEventListener {
    private final long start = Spans.now();
    private final long ticks = System.nanoTime();
    private final Context parent;
    private final SpanContext ids;
    private final LateSpans late = new LateSpans();
    private final Scope current;

    Unsampled(Context parent, Span span) {
      this.parent = parent;
      this.ids = span.getSpanContext();
      this.current = Spans.entered(late.in(Context.current().with(span)));
    }

    @Override
    public void onEvent(RequestEvent event) {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        try {
          end(event);
        } finally {
          current.close();
        }
      }
    }

    private void end(RequestEvent event) {
      long took = System.nanoTime() - ticks;
      boolean kept = keeping.isKept(status(event) >= FAILED, took);
      if (kept) {
        late.make();
        SpanBuilder builder =
            builder(event.getContainerRequest(), parent)
                .setStartTimestamp(start, TimeUnit.NANOSECONDS);
        Span span = keeping.late(builder, ids);
        tell(span, event);
        span.end(start + took, TimeUnit.NANOSECONDS);
      }
      keeping.decided(ids, kept);
    }
  }
}
