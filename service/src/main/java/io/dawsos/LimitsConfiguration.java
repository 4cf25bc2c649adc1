package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.access.limit.FailureThrottle;
import io.dawsos.access.limit.RequestLimiter;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The {@code limits} section.
 *
 * @param requestsPerSecond of each API key, and of each user who asks without one; 0 for no limit
 * @param burst requests that may come at once after a quiet time
 * @param failures failed authentications of an address, or with the first characters of a key, that
 *     are let pass in a window; 0 for no limit
 * @param failureWindow that window
 */
public record LimitsConfiguration(
    @Min(0) @Max(1_000_000) int requestsPerSecond,
    @Min(1) @Max(1_000_000) int burst,
    @Min(0) @Max(1_000_000) int failures,
    @MinDuration(1) Duration failureWindow) {
  @JsonCreator
  static LimitsConfiguration of(
      @JsonProperty("requests_per_second") @Nullable Integer requestsPerSecond,
      @JsonProperty("burst") @Nullable Integer burst,
      @JsonProperty("failures") @Nullable Integer failures,
      @JsonProperty("failure_window") @Nullable Duration failureWindow) {
    return new LimitsConfiguration(
        requestsPerSecond == null ? 100 : requestsPerSecond,
        burst == null ? 200 : burst,
        failures == null ? 20 : failures,
        failureWindow == null ? Duration.minutes(1) : failureWindow);
  }

  /** What counts requests; null where they are not limited. */
  @Nullable RequestLimiter requests() {
    return requestsPerSecond == 0
        ? null
        : new RequestLimiter(requestsPerSecond, burst, System::nanoTime);
  }

  /** What counts failures; null where they are not limited. */
  @Nullable FailureThrottle throttle() {
    return failures == 0
        ? null
        : new FailureThrottle(failures, failureWindow.toJavaDuration(), System::nanoTime);
  }
}
