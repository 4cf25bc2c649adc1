package io.dawsos.api;

import io.dawsos.telemetry.trace.TraceParent;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of one request. A caller may give them in {@code X-Request-Id} and in the W3C {@code
 * traceparent}; both headers go back with every answer.
 *
 * @param requestId the caller's id where it is 1 to 64 plain characters, else a random UUID
 * @param traceParent that of this service's own span where it traces, else of the caller's trace or
 *     a random one
 */
public record RequestIds(String requestId, String traceParent) {
  private static final String PROPERTY = RequestIds.class.getName();
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRACE_ID = "00-".length();
  private static final int AFTER_TRACE_ID = TRACE_ID + 32;

  /** Returns the ids of the request, making them when no filter has seen it yet. */
  public static RequestIds of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof RequestIds ids) {
      return ids;
    }
    String ours = TraceParent.current();
    RequestIds ids =
        new RequestIds(
            requestId(request.getHeaderString("X-Request-Id")),
            ours == null ? traceParent(request.getHeaderString("traceparent")) : ours);
    request.setProperty(PROPERTY, ids);
    return ids;
  }

  /** The id of the trace: 32 hexadecimal digits. */
  public String traceId() {
    return traceParent.substring(TRACE_ID, AFTER_TRACE_ID);
  }

  private static String requestId(@Nullable String given) {
    return given != null && REQUEST_ID.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }

  private static String traceParent(@Nullable String given) {
    Matcher matcher = TRACE_PARENT.matcher(given == null ? "" : given);
    String traceId = matcher.matches() ? matcher.group(1) : randomHex(16);
    return "00-" + traceId + "-" + randomHex(8) + "-00";
  }

  private static String randomHex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Makes the ids before anything else runs and writes them on every answer. */
  @PreMatching
  @Priority(0)
  public static final class Filter implements ContainerRequestFilter, ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      RequestIds.of(request);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      RequestIds ids = RequestIds.of(request);
      response.getHeaders().putSingle("X-Request-Id", ids.requestId());
      response.getHeaders().putSingle("traceparent", ids.traceParent());
    }
  }
}
