package io.dawsos.telemetry.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.http_log} section.
 *
 * @param enabled whether a line is written for every request
 * @param file where
 */
public record HttpLogConfiguration(boolean enabled, Path file) {
  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static HttpLogConfiguration of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("file") @Nullable Path file) {
    return new HttpLogConfiguration(
        enabled != null && enabled, file == null ? Path.of("logs", "http_traces.ndjson") : file);
  }

  /** The section with every key at its default. */
  public static HttpLogConfiguration defaults() {
    return of(null, null);
  }
}
