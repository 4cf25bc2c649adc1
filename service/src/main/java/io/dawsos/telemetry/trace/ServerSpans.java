package io.dawsos.telemetry.trace;

import io.dawsos.telemetry.log.RouteTemplates;
import io.opentelemetry.api.trace.Span;
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
  private static final TextMapGetter<ContainerRequest> HEADERS =
      (request, name) -> request == null ? null : request.getHeaderString(name);

  private final Spans spans;
  private final TextMapPropagator propagator;
  private final RouteTemplates routes;

  /**
   * Spans of requests.
   *
   * @param root the path under which all resources are, without a slash at its end
   */
  ServerSpans(Spans spans, TextMapPropagator propagator, String root) {
    this.spans = spans;
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
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    URI uri = request.getRequestUri();
    Span span =
        spans
            .builder(method.equals("_OTHER") ? "HTTP" : method)
            .setSpanKind(SpanKind.SERVER)
            .setParent(propagator.extract(Context.root(), request, HEADERS))
            .setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, method)
            .setAttribute(UrlAttributes.URL_SCHEME, uri.getScheme())
            .startSpan();
    if (span.isRecording()) {
      span.setAttribute(ServerAttributes.SERVER_ADDRESS, uri.getHost());
      if (uri.getPort() > 0) {
        span.setAttribute(ServerAttributes.SERVER_PORT, (long) uri.getPort());
      }
    }
    SpanContext own = span.getSpanContext();
    if (own.isValid() && !own.isRemote()) { // without an exporter it is the caller's, or none
      request.setProperty(TraceParent.PROPERTY, traceParent(own));
    }
    return new Request(span, Spans.entered(span));
  }

  private static String traceParent(SpanContext context) {
    return "00-"
        + context.getTraceId()
        + "-"
        + context.getSpanId()
        + "-"
        + context.getTraceFlags().asHex();
  }

  /** One request, which begins and ends in one thread. */
  private final class Request implements RequestEventListener {
    private final Span span;
    private final Scope current;

    Request(Span span, Scope current) {
      this.span = span;
      this.current = current;
    }

    @Override
    public void onEvent(RequestEvent event) {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        try {
          end(event);
        } finally {
          current.close();
          span.end();
        }
      }
    }

    private void end(RequestEvent event) {
      if (!span.isRecording()) {
        return;
      }
      String route = routes.of(event);
      // The path of what is not there may hold anything.
      span.setAttribute(UrlAttributes.URL_PATH, route.isEmpty() ? "/" : route);
      if (!route.isEmpty()) {
        span.setAttribute(HttpAttributes.HTTP_ROUTE, route);
        span.updateName(event.getContainerRequest().getMethod() + " " + route);
      }
      int status =
          event.getContainerResponse() == null ? 500 : event.getContainerResponse().getStatus();
      span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
      if (status >= 500) {
        Throwable failure = cause(event.getException());
        spans.failed(
            span,
            failure == null ? Integer.toString(status) : failure.getClass().getSimpleName(),
            failure == null ? null : failure.getMessage());
      }
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
      return failure instanceof MappableException && failure.getCause() != null
          ? failure.getCause()
          : failure;
    }
  }
}
