package io.dawsos.telemetry.metrics;

import io.dawsos.telemetry.log.RouteTemplates;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/** Tells what is measured of a request which resource answers it. */
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
    if (event.getType() != RequestEvent.Type.REQUEST_MATCHED) {
      return;
    }
    ContainerRequest request = event.getContainerRequest();
    if (request.getProperty(Measured.ATTRIBUTE) instanceof Measured measured) {
      measured.matched(routes.series(templates.of(event), request.getMethod()));
    }
  }
}
