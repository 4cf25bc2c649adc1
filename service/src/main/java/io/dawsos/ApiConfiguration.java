package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code api} section.
 *
 * @param maxRequestSize largest request body
 * @param cors which pages may ask from a browser
 */
public record ApiConfiguration(DataSize maxRequestSize, CorsConfiguration cors) {
  @JsonCreator
  static ApiConfiguration of(
      @JsonProperty("max_request_size") @Nullable DataSize maxRequestSize,
      @JsonProperty("cors") @Nullable CorsConfiguration cors) {
    return new ApiConfiguration(
        maxRequestSize == null ? DataSize.mebibytes(1) : maxRequestSize,
        cors == null ? new CorsConfiguration(List.of()) : cors);
  }
}
