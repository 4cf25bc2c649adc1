package io.dawsos.access.limit;

import io.github.bucket4j.TimeMeter;

/** Nanoseconds since some moment, that only ever grow. */
@FunctionalInterface
public interface NanoClock {
  /** Nanoseconds since some moment. */
  long nanos();

  /** The clock for the library. */
  default TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
