package io.dawsos.telemetry.trace;

import io.dawsos.telemetry.http.RequestFacts;
import io.dawsos.telemetry.http.RouteTemplates;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the span of a request tells of it; addresses of callers and paths with their ids are not in
 * it. As a filter it remembers what knows which resource answers, and asks only for what is traced.
 */
@PreMatching
@Priority(Integer.MIN_VALUE)
final class RequestAttributes implements ContainerRequestFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
  private static final String OTHER = "_OTHER";
  private static final String MATCHED = RequestAttributes.class.getName();

  private final Spans spans;
  private final RouteTemplates routes;
  private final Set<String> untraced;

  /**
   * Attributes of spans.
   *
   * @param root the path under which all resources are, without a slash at its end
   * @param untraced paths whose requests have no span
   */
  RequestAttributes(Spans spans, String root, Set<String> untraced) {
    this.spans = spans;
    this.routes = new RouteTemplates(root);
    this.untraced = Set.copyOf(untraced);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(MATCHED, request.getUriInfo());
  }

  /** The name of a request's span where no resource answers it. */
  static String nameWithoutRoute(Request request) {
    String method = method(request);
    return method.equals(OTHER) ? "HTTP" : method;
  }

  private static String method(Request request) {
    return METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
  }

  /** Whether the span of a request is shown; asked at its end, as few spans of requests are. */
  boolean isTraced(Request request) {
    return !untraced.contains(Request.getPathInContext(request));
  }

  /** Whether the service failed to answer. */
  static boolean isFailed(Response response, @Nullable Throwable failure) {
    return RequestFacts.status(response, failure) >= RequestFacts.FAILED;
  }

  /**
   * Tells of a request that ended.
   *
   * @param failure what kept its answer from being written; null where nothing did
   */
  void tell(Span span, Request request, Response response, @Nullable Throwable failure) {
    span.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, method(request))
        .setAttribute(UrlAttributes.URL_SCHEME, request.getHttpURI().getScheme())
        .setAttribute(ServerAttributes.SERVER_ADDRESS, Request.getServerName(request));
    int port = Request.getServerPort(request);
    if (port > 0) {
      span.setAttribute(ServerAttributes.SERVER_PORT, (long) port);
    }
    String route =
        request.getAttribute(MATCHED) instanceof ExtendedUriInfo matched ? routes.of(matched) : "";
    // The path of what is not there may hold anything.
    span.setAttribute(UrlAttributes.URL_PATH, route.isEmpty() ? "/" : route);
    if (!route.isEmpty()) {
      span.setAttribute(HttpAttributes.HTTP_ROUTE, route);
      span.updateName(request.getMethod() + " " + route);
    }
    int status = RequestFacts.status(response, failure);
    span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
    if (status >= RequestFacts.FAILED) {
      failed(span, status, thrown(request, failure));
    }
  }

  private static @Nullable Throwable thrown(Request request, @Nullable Throwable failure) {
    return request.getAttribute(RequestFacts.FAILURE) instanceof Throwable thrown
        ? thrown
        : failure;
  }

  private void failed(Span span, int status, @Nullable Throwable thrown) {
    spans.failed(
        span,
        thrown == null ? Integer.toString(status) : thrown.getClass().getSimpleName(),
        thrown == null ? null : thrown.getMessage());
  }
}
