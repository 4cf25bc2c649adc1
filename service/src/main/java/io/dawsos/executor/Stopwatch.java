package io.dawsos.executor;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * When something began, and how long ago that is.
 *
 * @param startedAt when, in microseconds as the database keeps it
 * @param nanos what the JVM's own clock said then
 */
record Stopwatch(Instant startedAt, long nanos) {
  static Stopwatch start(InstantSource clock) {
    return new Stopwatch(clock.instant().truncatedTo(ChronoUnit.MICROS), System.nanoTime());
  }

  /** Milliseconds since the start. */
  double elapsedMs() {
    return (System.nanoTime() - nanos) / 1_000_000.0;
  }
}
