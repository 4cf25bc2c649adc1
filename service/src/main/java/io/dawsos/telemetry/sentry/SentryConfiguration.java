package io.dawsos.telemetry.sentry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.database.Secret;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/**
 * The {@code telemetry.sentry} section.
 *
 * @param dsn where errors are reported to; empty for nowhere
 * @param maxPerMinute most errors reported in a minute
 * @param profilesSampleRate the share of the time in which a server is profiled, 0 to 1
 */
public record SentryConfiguration(
    Secret dsn, int maxPerMinute, @DecimalMin("0") @DecimalMax("1") double profilesSampleRate) {
  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static SentryConfiguration of(
      @JsonProperty("dsn") @Nullable Secret dsn,
      @JsonProperty("max_per_minute") @Nullable Integer maxPerMinute,
      @JsonProperty("profiles_sample_rate") @Nullable Double profilesSampleRate) {
    return new SentryConfiguration(
        dsn == null ? new Secret("") : dsn,
        maxPerMinute == null ? 30 : maxPerMinute,
        profilesSampleRate == null ? 0 : profilesSampleRate);
  }

  /** The same without profiles: commands are too short for them. */
  public SentryConfiguration withoutProfiles() {
    return new SentryConfiguration(dsn, maxPerMinute, 0);
  }

  /** The section with every key at its default. */
  public static SentryConfiguration defaults() {
    return of(null, null, null);
  }
}
