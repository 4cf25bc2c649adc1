package io.dawsos.api;

import jakarta.inject.Provider;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.HttpInput;

/**
 * Tells who is refused before all of the body has come that the connection ends with the answer.
 * Jetty ends it so or so, and who does not know would send the next request in vain.
 */
public final class UnreadBody implements ContainerResponseFilter {
  private static final int REFUSED = 400;
  private static final int BUFFER = 8192;

  private final Provider<HttpServletRequest> requests;

  /** A filter that asks the provider for the request in progress. */
  @jakarta.inject.Inject
  public UnreadBody(@Context Provider<HttpServletRequest> requests) {
    this.requests = requests;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (response.getStatus() >= REFUSED && hasBody(request) && !isAllThere(requests.get())) {
      response.getHeaders().putSingle("Connection", "close");
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.getHeaderString("Transfer-Encoding") != null
        : !length.equals("0");
  }

  /** Reads what has come, and waits for nothing: whoever is refused shall not hold a thread. */
  private static boolean isAllThere(HttpServletRequest request) throws IOException {
    ServletInputStream body = request.getInputStream();
    byte[] skipped = new byte[BUFFER];
    try {
      while (!body.isFinished() && body.available() > 0) {
        body.read(skipped);
      }
    } catch (IOException e) {
      return false;
    }
    // Jetty looks for the end only when it is asked for more, which could mean to wait.
    return body.isFinished()
        || (body instanceof HttpInput input
            && input.getContentReceived() == request.getContentLengthLong());
  }
}
