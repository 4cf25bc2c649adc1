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
 * they take in a stream of bytes. What was written before must not be with Jersey any more, which
 * keeps {@link #KEPT_BY_JERSEY} bytes to tell the length of small answers.
 */
@FunctionalInterface
public interface ClientOutput {
  /** What is longer goes through at once, with all that came before. */
  int KEPT_BY_JERSEY = 8192;

  /** Settings of Jersey that say so. */
  Map<String, Object> SETTINGS =
      Map.of(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, KEPT_BY_JERSEY);

  /** Sends what the servlet wrote before, and then the bytes. */
  void write(ByteBuffer bytes) throws IOException;

  /**
   * To the client of the request that the thread serves when it writes.
   *
   * @param requests finds it
   */
  static ClientOutput of(Provider<HttpServletRequest> requests) {
    return bytes ->
        ServletContextRequest.getServletContextRequest(requests.get()).getHttpOutput().write(bytes);
  }
}
