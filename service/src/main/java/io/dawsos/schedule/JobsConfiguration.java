package io.dawsos.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jobs} section.
 *
 * @param pollInterval how often a server asks the database for a job that is due
 * @param heartbeatInterval how often a server that runs one says that it lives; after {@value
 *     #MISSED_HEARTBEATS} missed ones another takes over
 * @param nightly the nightly job
 */
public record JobsConfiguration(
    @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS) Duration pollInterval,
    @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS) Duration heartbeatInterval,
    @Valid NightlyConfiguration nightly) {
  /** The fewest that db-scheduler allows. */
  static final int MISSED_HEARTBEATS = 4;

  @JsonCreator
  static JobsConfiguration of(
      @JsonProperty("poll_interval") @Nullable Duration pollInterval,
      @JsonProperty("heartbeat_interval") @Nullable Duration heartbeatInterval,
      @JsonProperty("nightly") @Nullable NightlyConfiguration nightly) {
    return new JobsConfiguration(
        pollInterval == null ? Duration.seconds(10) : pollInterval,
        heartbeatInterval == null ? Duration.seconds(30) : heartbeatInterval,
        nightly == null ? NightlyConfiguration.of(null, null, null, null) : nightly);
  }

  /** The section with every key at its default. */
  public static JobsConfiguration defaults() {
    return of(null, null, null);
  }

  /** This section with nothing scheduled. */
  public JobsConfiguration unscheduled() {
    return new JobsConfiguration(pollInterval, heartbeatInterval, nightly.unscheduled());
  }
}
