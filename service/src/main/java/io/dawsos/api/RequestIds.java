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
 * @param traceId 32 hexadecimal digits
 */
public record RequestIds(String requestId, String traceId) {
  private static final String PROPERTY = RequestIds.class.getName();
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  /** Returns the ids of the request, making them when no filter has seen it yet. */
  public static RequestIds of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof RequestIds ids) {
      return ids;
    }
    RequestIds ids =
        new RequestIds(
            requestId(request.getHeaderString("X-Request-Id")),
            traceId(
                request.getProperty(TraceParent.PROPERTY) instanceof String ours
                    ? ours
                    : request.getHeaderString("traceparent")));
    request.setProperty(PROPERTY, ids);
    return ids;
  }

  private static String requestId(@Nullable String given) {
    return given != null && REQUEST_ID.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }

  private static String traceId(@Nullable String traceParent) {
    Matcher matcher = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
    return matcher.matches() ? matcher.group(1) : Filter.randomHex(16);
  }

  /** Makes the ids before anything else runs and writes them on every answer. */
  @PreMatching
  @Priority(0)
  public static final class Filter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static String randomHex(int bytes) {
      byte[] random = new byte[bytes];
      RANDOM.nextBytes(random);
      return HexFormat.of().formatHex(random);
    }

    @Override
    public void filter(ContainerRequestContext request) {
      RequestIds.of(request);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      RequestIds ids = RequestIds.of(request);
      response.getHeaders().putSingle("X-Request-Id", ids.requestId());
      response
          .getHeaders()
          .putSingle(
              "traceparent",
              request.getProperty(TraceParent.PROPERTY) instanceof String ours
                  ? ours
                  : "00-" + ids.traceId() + "-" + randomHex(8) + "-00");
    }
  }
}
