package io.dawsos.api;

import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.glassfish.jersey.server.ServerProperties;

/**
 * Sends buffers to the client of a request. Those outside of the heap leave without the copy that
 * they take in a stream of bytes. Jersey must not keep what was written before: it has a buffer of
 * its own, and Jetty another, of which {@link #UNBUFFERED} takes away the first.
 */
public final class ClientOutput {
  /** Settings of Jersey under which what it writes is with Jetty at once. */
  public static final Map<String, Object> UNBUFFERED =
      Map.of(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);

  private final Provider<HttpServletRequest> requests;

  /**
   * To the client of the request that the thread serves when it writes.
   *
   * @param requests finds it
   */
  ClientOutput(Provider<HttpServletRequest> requests) {
    this.requests = requests;
  }

  /** Sends what the servlet wrote before, and then the bytes. */
  void write(ByteBuffer bytes) throws IOException {
    ServletContextRequest.getServletContextRequest(requests.get()).getHttpOutput().write(bytes);
  }
}
