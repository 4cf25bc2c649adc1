package io.dawsos.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Says when a fresh pack has become stale: its as-of date ended longer ago than {@code maxAge}.
 *
 * @param maxAge how long after the end of its as-of date a pack may serve as today's; null for ever
 * @param zone the zone of the as-of dates
 * @param clock tells now
 */
public record FreshnessRule(@Nullable Duration maxAge, ZoneId zone, InstantSource clock) {
  /** The business date of now. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Time since the as-of date of the pack ended; negative while it lasts. */
  public Duration age(PackId pack) {
    Instant end = pack.asOf().plusDays(1).atStartOfDay(zone).toInstant();
    return Duration.between(end, clock.instant());
  }

  /** The status of the newest pack, where FRESH turns STALE with age. */
  public PackStatus statusOfNewest(PackHeader newest) {
    boolean tooOld = maxAge != null && age(newest.id()).compareTo(maxAge) > 0;
    return newest.status() == PackStatus.FRESH && tooOld ? PackStatus.STALE : newest.status();
  }
}
