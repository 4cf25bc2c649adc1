package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.http.RouteTemplates;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is measured of a request which resource answers it, before any other filter may refuse
 * it.
 */
@Priority(Integer.MIN_VALUE)
final class RequestEvents implements ApplicationEventListener, ContainerRequestFilter {
  private final RouteMetrics routes;
  private final RouteTemplates templates = new RouteTemplates("");

  RequestEvents(RouteMetrics routes) {
    this.routes = routes;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    if (event.getType() == ApplicationEvent.Type.INITIALIZATION_FINISHED) {
      event.getResourceModel().getRootResources().forEach(root -> prepare(root, ""));
    }
  }

  private void prepare(Resource resource, String parent) {
    String path = RouteTemplates.joined(parent, resource.getPath());
    for (ResourceMethod method : resource.getResourceMethods()) {
      if (method.getHttpMethod() != null && !method.isExtended()) {
        routes.prepare(method.getHttpMethod(), path);
      }
    }
    resource.getChildResources().forEach(child -> prepare(child, path));
  }

  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent event) {
    return null; // would be told of a dozen events of each request
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getProperty(Measured.ATTRIBUTE) instanceof Measured measured
        && request.getUriInfo() instanceof ExtendedUriInfo matched) {
      measured.matched(routes.series(templates.of(matched), request.getMethod()));
    }
  }
}
