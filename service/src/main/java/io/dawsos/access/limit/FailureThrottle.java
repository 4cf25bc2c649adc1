package io.dawsos.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.ErrorCode;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Collection;

/**
 * Shuts out, for a while, whoever keeps failing to authenticate: an address, or what shares the
 * first characters of a key. Asking costs the same whether it is shut out or not, and memory is
 * bounded. Counted in the memory of one server. Thread-safe.
 */
public final class FailureThrottle {
  private static final int MAX_SUBJECTS = 100_000;

  private final Bandwidth bandwidth;
  private final TimeMeter meter;
  private final Cache<String, Bucket> buckets;

  /**
   * A throttle.
   *
   * @param failures how many are let pass in a window, at least 1
   * @param window when as many are let pass again
   */
  public FailureThrottle(int failures, Duration window, NanoClock clock) {
    this.bandwidth = Bandwidth.builder().capacity(failures).refillGreedy(failures, window).build();
    this.meter = clock.meter();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_SUBJECTS)
            .expireAfterAccess(window)
            .ticker(clock::nanos)
            .build();
  }

  /**
   * Checks that none of the subjects failed too often.
   *
   * @throws LimitExceededException AUTHENTICATION_THROTTLED where one did
   */
  public void check(Collection<String> subjects) {
    for (String subject : subjects) {
      Bucket bucket = buckets.getIfPresent(subject);
      if (bucket != null) {
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
          throw new LimitExceededException(
              ErrorCode.AUTHENTICATION_THROTTLED,
              "too many requests came with wrong credentials",
              "check the credentials, and wait for the seconds of Retry-After",
              LimitExceededException.inSeconds(probe.getNanosToWaitForRefill()));
        }
      }
    }
  }

  /** Counts a failure of each subject. */
  public void failed(Collection<String> subjects) {
    subjects.forEach(subject -> buckets.get(subject, each -> bucket()).tryConsume(1));
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build();
  }
}
