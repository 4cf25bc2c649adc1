package io.dawsos.telemetry.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the resources that answer requests, such as {@code /v1/packs/{id}}; each is put
 * together once. Thread-safe.
 */
public final class RouteTemplates {
  private final String root;
  private final Map<ResourceMethod, String> known = new ConcurrentHashMap<>();

  /**
   * Templates under a path.
   *
   * @param root the path under which all resources are, without a slash at its end
   */
  public RouteTemplates(String root) {
    this.root = root;
  }

  /** Returns the template; empty where no resource answers. */
  public String of(ExtendedUriInfo request) {
    ResourceMethod method = request.getMatchedResourceMethod();
    if (method == null) {
      return joined(request);
    }
    String template = known.get(method);
    return template == null ? known.computeIfAbsent(method, each -> joined(request)) : template;
  }

  private String joined(ExtendedUriInfo request) {
    List<UriTemplate> innermostFirst = request.getMatchedTemplates();
    String path = innermostFirst.isEmpty() ? "" : root;
    for (int i = innermostFirst.size() - 1; i >= 0; i--) {
      path = joined(path, innermostFirst.get(i).getTemplate());
    }
    return path;
  }

  /** Returns the template of a resource within another one. */
  public static String joined(String parent, @Nullable String path) {
    if (path == null || path.isEmpty() || path.equals("/")) {
      return parent;
    }
    return parent + (path.startsWith("/") ? path : "/" + path);
  }
}
