package io.dawsos.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code jobs.nightly} section.
 *
 * @param cron when it runs, seconds first; empty for never
 * @param zone the zone of the cron and of the business date; null for that of the packs
 * @param evaluateCommand a program and its arguments, run after the pack is fresh; may be empty
 * @param evaluateTimeout after which that program is stopped
 */
public record NightlyConfiguration(
    String cron,
    @Nullable ZoneId zone,
    List<String> evaluateCommand,
    @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration evaluateTimeout) {
  /** Copies the list. */
  public NightlyConfiguration {
    evaluateCommand = List.copyOf(evaluateCommand);
  }

  @JsonCreator
  static NightlyConfiguration of(
      @JsonProperty("cron") @Nullable String cron,
      @JsonProperty("zone") @Nullable ZoneId zone,
      @JsonProperty("evaluate_command") @Nullable List<String> evaluateCommand,
      @JsonProperty("evaluate_timeout") @Nullable Duration evaluateTimeout) {
    return new NightlyConfiguration(
        Objects.requireNonNullElse(cron, "").strip(),
        zone,
        evaluateCommand == null ? List.of() : evaluateCommand,
        evaluateTimeout == null ? Duration.seconds(60) : evaluateTimeout);
  }

  /** Whether servers run the job by themselves. */
  public boolean isScheduled() {
    return !cron.isEmpty();
  }

  /** The zone of the cron. */
  public ZoneId zoneOr(ZoneId otherwise) {
    return zone == null ? otherwise : zone;
  }

  NightlyConfiguration unscheduled() {
    return new NightlyConfiguration("", zone, evaluateCommand, evaluateTimeout);
  }
}
