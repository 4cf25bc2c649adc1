package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code executions} section.
 *
 * @param keep how long executions and their results are kept; zero for ever
 */
public record ExecutionsConfiguration(@MinDuration(value = 0, unit = TimeUnit.DAYS) Duration keep) {
  @JsonCreator
  static ExecutionsConfiguration of(@JsonProperty("keep") @Nullable Duration keep) {
    return new ExecutionsConfiguration(keep == null ? Duration.days(400) : keep);
  }

  /** The section with every key at its default. */
  public static ExecutionsConfiguration defaults() {
    return of(null);
  }

  /** The instant before which executions are given up; empty where they are kept for ever. */
  public Optional<Instant> keptSince(Instant now) {
    return keep.toNanoseconds() == 0
        ? Optional.empty()
        : Optional.of(now.minus(keep.toJavaDuration()));
  }
}
