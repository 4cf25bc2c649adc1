package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.github.resilience4j.core.IntervalFunction;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tries again, after a growing pause, what failed for a transient reason. Thread-safe. */
final class Attempts {
  private final int most;
  private final IntervalFunction pauses;

  Attempts(RuntimeLimits limits) {
    most = limits.maxAttempts();
    pauses = IntervalFunction.ofExponentialRandomBackoff(limits.backoff(), 2, 0.5);
  }

  /**
   * Does the work until it succeeds, fails for good, or there is no time for a further attempt.
   *
   * @param end the nanoTime at which it must have ended
   */
  <T> T of(Supplier<T> work, long end) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (DawsosException e) {
        if (attempt >= most || !CapabilityFailure.isTransient(e)) {
          throw e;
        }
        long pause = TimeUnit.MILLISECONDS.toNanos(pauses.apply(attempt));
        if (end - System.nanoTime() <= pause || !isOver(pause)) {
          throw e;
        }
      }
    }
  }

  private static boolean isOver(long pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
