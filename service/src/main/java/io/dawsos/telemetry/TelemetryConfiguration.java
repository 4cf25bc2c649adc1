package io.dawsos.telemetry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.telemetry.metrics.MetricsConfiguration;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry} section.
 *
 * @param enabled the master switch: off, nothing of the section runs
 * @param metrics the {@code metrics} section, off where the master switch is
 */
public record TelemetryConfiguration(boolean enabled, @Valid MetricsConfiguration metrics) {
  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static TelemetryConfiguration of(
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("metrics") @Nullable MetricsConfiguration metrics) {
    boolean on = enabled == null || enabled;
    return new TelemetryConfiguration(
        on, (metrics == null ? MetricsConfiguration.defaults() : metrics).onlyIf(on));
  }

  /** The section with every key at its default. */
  public static TelemetryConfiguration defaults() {
    return of(null, null);
  }
}
