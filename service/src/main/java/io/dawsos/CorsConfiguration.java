package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code api.cors} section.
 *
 * @param allowedOrigins origins whose pages may ask from a browser; empty for none
 */
public record CorsConfiguration(List<String> allowedOrigins) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?");

  /** Refuses what is no origin, and {@code *} above all. */
  public CorsConfiguration {
    allowedOrigins = List.copyOf(allowedOrigins);
    for (String origin : allowedOrigins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "\"%s\" is no origin such as https://app.example.org".formatted(origin));
      }
    }
  }

  @JsonCreator
  static CorsConfiguration of(
      @JsonProperty("allowed_origins") @Nullable List<String> allowedOrigins) {
    return new CorsConfiguration(allowedOrigins == null ? List.of() : allowedOrigins);
  }
}
