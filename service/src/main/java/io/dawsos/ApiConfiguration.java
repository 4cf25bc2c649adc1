package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * The {@code api} section.
 *
 * @param maxRequestSize largest request body
 */
public record ApiConfiguration(DataSize maxRequestSize) {
  @JsonCreator
  static ApiConfiguration of(@JsonProperty("max_request_size") @Nullable DataSize maxRequestSize) {
    return new ApiConfiguration(maxRequestSize == null ? DataSize.mebibytes(1) : maxRequestSize);
  }
}
