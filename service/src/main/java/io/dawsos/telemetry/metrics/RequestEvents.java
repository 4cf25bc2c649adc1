package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.log.RouteTemplates;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Tells what is measured of a request which resource answers it, and how. */
final class RequestEvents implements ApplicationEventListener, RequestEventListener {
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
  public RequestEventListener onRequest(RequestEvent event) {
    return this;
  }

  @Override
  public void onEvent(RequestEvent event) {
    // Of a dozen events of a request two matter, and only they look for what is measured.
    switch (event.getType()) {
      case REQUEST_MATCHED -> matched(event, event.getContainerRequest());
      case FINISHED -> finished(event.getContainerRequest());
      default -> {}
    }
  }

  private void matched(RequestEvent event, ContainerRequest request) {
    if (request.getProperty(Measured.ATTRIBUTE) instanceof Measured measured) {
      measured.matched(routes.series(templates.of(event), request.getMethod()));
    }
  }

  private static void finished(ContainerRequest request) {
    if (request.getProperty(Measured.ATTRIBUTE) instanceof Measured measured) {
      measured.answered(
          text(request.getProperty(RequestFacts.PATTERN_ID)),
          text(request.getProperty(RequestFacts.PROBLEM_CODE)));
    }
  }

  private static @Nullable String text(@Nullable Object property) {
    return property instanceof String text ? text : null;
  }
}
