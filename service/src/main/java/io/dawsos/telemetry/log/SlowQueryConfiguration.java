package io.dawsos.telemetry.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.slow_queries} section.
 *
 * @param threshold a statement that takes longer is logged; zero for none
 */
public record SlowQueryConfiguration(Duration threshold) {
  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static SlowQueryConfiguration of(@JsonProperty("threshold") @Nullable Duration threshold) {
    return new SlowQueryConfiguration(threshold == null ? Duration.seconds(1) : threshold);
  }

  /** The section with every key at its default. */
  public static SlowQueryConfiguration defaults() {
    return of(null);
  }
}
