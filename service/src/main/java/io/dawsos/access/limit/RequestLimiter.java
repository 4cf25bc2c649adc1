package io.dawsos.access.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.ErrorCode;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Limits how often each caller asks: so many requests a second, after a quiet time more at once.
 * Counted in the memory of one server, without a query. Thread-safe.
 */
public final class RequestLimiter {
  private static final int MAX_CALLERS = 100_000;

  private final int burst;
  private final Bandwidth bandwidth;
  private final TimeMeter meter;

  /** A caller that was quiet for as long as its bucket takes to fill may be forgotten. */
  private final Cache<String, Bucket> buckets;

  /**
   * A limiter.
   *
   * @param requestsPerSecond how often in the long run, at least 1
   * @param burst how often at once after a quiet time, at least 1
   */
  public RequestLimiter(int requestsPerSecond, int burst, NanoClock clock) {
    this.burst = burst;
    this.bandwidth =
        Bandwidth.builder()
            .capacity(burst)
            .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
            .build();
    this.meter = clock.meter();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(60L + burst / requestsPerSecond))
            .ticker(clock::nanos)
            .build();
  }

  /**
   * What is left to a caller.
   *
   * @param limit how many requests may come at once after a quiet time
   * @param remaining how many may come at once now
   * @param fullAfter how long until it is the limit again, when nothing is asked
   */
  public record Allowance(long limit, long remaining, Duration fullAfter) {}

  /**
   * Counts one request.
   *
   * @throws LimitExceededException RATE_LIMITED where it is one too many; it is not counted then
   */
  public Allowance count(String caller) {
    Bucket bucket = buckets.get(caller, each -> bucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new LimitExceededException(
          ErrorCode.RATE_LIMITED,
          "more requests came than the %d at once and %d a second that are allowed"
              .formatted(burst, bandwidth.getRefillTokens()),
          "wait for the seconds of Retry-After, and ask more slowly",
          LimitExceededException.inSeconds(probe.getNanosToWaitForRefill()));
    }
    return new Allowance(
        burst, probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForReset()));
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build();
  }
}
