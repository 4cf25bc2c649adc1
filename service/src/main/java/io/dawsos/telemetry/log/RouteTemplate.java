package io.dawsos.telemetry.log;

import java.util.List;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.uri.UriTemplate;

/** The template of the resource that answers a request, such as {@code /v1/packs/{id}}. */
public final class RouteTemplate {
  private RouteTemplate() {}

  /**
   * Returns the template; empty where no resource answers.
   *
   * @param root the path under which all resources are, without a slash at its end
   */
  public static String of(RequestEvent event, String root) {
    List<UriTemplate> matched = event.getUriInfo().getMatchedTemplates();
    if (matched.isEmpty()) {
      return "";
    }
    StringBuilder route = new StringBuilder(root);
    for (int i = matched.size() - 1; i >= 0; i--) {
      route.append(matched.get(i).getTemplate());
    }
    return route.toString();
  }
}
