package io.dawsos.telemetry.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/** Tells what is measured of a request which resource answers it, and how. */
final class RequestEvents implements ApplicationEventListener, RequestEventListener {
  private final RouteMetrics routes;
  private final Map<ResourceMethod, String> templates = new ConcurrentHashMap<>();

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
    String path = joined(parent, resource.getPath());
    for (ResourceMethod method : resource.getResourceMethods()) {
      if (method.getHttpMethod() != null && !method.isExtended()) {
        routes.prepare(method.getHttpMethod(), path);
      }
    }
    resource.getChildResources().forEach(child -> prepare(child, path));
  }

  private static String joined(String parent, @Nullable String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return parent;
    }
    return parent + (path.startsWith("/") ? path : "/" + path);
  }

  @Override
  public RequestEventListener onRequest(RequestEvent event) {
    return this;
  }

  @Override
  public void onEvent(RequestEvent event) {
    ContainerRequest request = event.getContainerRequest();
    if (!(request.getProperty(Measured.ATTRIBUTE) instanceof Measured measured)) {
      return;
    }
    switch (event.getType()) {
      case REQUEST_MATCHED -> {
        String route = template(event);
        measured.matched(route, routes.series(route, request.getMethod()).inFlight());
      }
      case FINISHED ->
          measured.answered(
              text(request.getProperty(RequestFacts.PATTERN_ID)),
              text(request.getProperty(RequestFacts.PROBLEM_CODE)));
      default -> {}
    }
  }

  private String template(RequestEvent event) {
    ResourceMethod method = event.getUriInfo().getMatchedResourceMethod();
    return method == null
        ? joined(event)
        : templates.computeIfAbsent(method, each -> joined(event));
  }

  private static String joined(RequestEvent event) {
    List<UriTemplate> innermostFirst = event.getUriInfo().getMatchedTemplates();
    String path = "";
    for (int i = innermostFirst.size() - 1; i >= 0; i--) {
      path = joined(path, innermostFirst.get(i).getTemplate());
    }
    return path;
  }

  private static @Nullable String text(@Nullable Object property) {
    return property instanceof String text ? text : null;
  }
}
