package io.dawsos.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/** Lets pages of listed origins ask from a browser, without cookies. */
public final class CrossOrigin {
  private CrossOrigin() {}

  /**
   * A handler for the origins.
   *
   * @param origins such as {@code https://app.example.org}, each meant literally
   */
  public static CrossOriginHandler handler(List<String> origins) {
    CrossOriginHandler handler = new CrossOriginHandler();
    handler.setAllowedOriginPatterns(
        origins.stream().map(Pattern::quote).collect(Collectors.toUnmodifiableSet()));
    handler.setAllowCredentials(false);
    handler.setAllowedMethods(Set.of("GET", "HEAD", "POST"));
    handler.setAllowedHeaders(
        Set.of(
            "Authorization",
            "Content-Type",
            "If-None-Match",
            "X-Request-Id",
            "X-Request-Timeout-Ms",
            "traceparent"));
    handler.setExposedHeaders(
        Set.of(
            "ETag",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Request-Id",
            "traceparent"));
    handler.setPreflightMaxAge(Duration.ofMinutes(10));
    return handler;
  }
}
