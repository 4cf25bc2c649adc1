package io.dawsos.telemetry.sentry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.database.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.sentry} section.
 *
 * @param dsn where errors are reported to; empty for nowhere
 * @param maxPerMinute most errors reported in a minute
 */
public record SentryConfiguration(Secret dsn, int maxPerMinute) {
  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static SentryConfiguration of(
      @JsonProperty("dsn") @Nullable Secret dsn,
      @JsonProperty("max_per_minute") @Nullable Integer maxPerMinute) {
    return new SentryConfiguration(
        dsn == null ? new Secret("") : dsn, maxPerMinute == null ? 30 : maxPerMinute);
  }

  /** The section with every key at its default. */
  public static SentryConfiguration defaults() {
    return of(null, null);
  }
}
