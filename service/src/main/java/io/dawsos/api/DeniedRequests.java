package io.dawsos.api;

import io.dawsos.access.AccessRecorder;
import io.dawsos.access.AccessRecorder.Request;
import io.dawsos.access.PortfolioUnknownException;
import io.dawsos.access.UserRefusedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Has every denied access recorded, after the answer was made and without a word in it. */
public final class DeniedRequests implements ContainerResponseFilter {
  private static final String FAILURE = DeniedRequests.class.getName();
  private static final int MAX_PATH = 200;

  private final AccessRecorder recorder;

  /** A filter that tells the recorder. */
  public DeniedRequests(AccessRecorder recorder) {
    this.recorder = recorder;
  }

  /** Notes why the request failed, for this filter. */
  static void note(ContainerRequestContext request, Throwable failure) {
    request.setProperty(FAILURE, failure);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == 401) {
      String token = CallerAuthentication.token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
      if (request.getProperty(FAILURE) instanceof UserRefusedException refused) {
        recorder.refused(refused.subject(), of(request));
      } else if (token != null) {
        recorder.unauthenticated(token, of(request));
      }
      return;
    }
    Caller caller = caller(request);
    if (caller == null) {
      return;
    }
    if (response.getStatus() == 403) {
      recorder.forbidden(caller.actor(), of(request));
    } else if (request.getProperty(FAILURE) instanceof PortfolioUnknownException unseen) {
      recorder.unseen(caller.actor(), unseen.portfolio(), of(request));
    }
  }

  private static @Nullable Caller caller(ContainerRequestContext request) {
    return request.getSecurityContext() != null
            && request.getSecurityContext().getUserPrincipal() instanceof Caller caller
        ? caller
        : null;
  }

  private static Request of(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    String shown = path.startsWith("/") ? path : "/" + path;
    return new Request(
        request.getMethod() + " " + shown.substring(0, Math.min(shown.length(), MAX_PATH)),
        RequestIds.of(request).requestId());
  }
}
