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
  private final long windowSeconds;
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
    this.windowSeconds = -Math.floorDiv(-(long) burst, (long) requestsPerSecond);
    this.bandwidth =
        Bandwidth.builder()
            .capacity(burst)
            .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
            .build();
    this.meter = clock.meter();
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(60 + windowSeconds))
            .ticker(clock::nanos)
            .build();
  }

  /**
   * What a request is allowed, and what is left to its caller.
   *
   * @param granted whether the request is answered
   * @param limit how many requests may come at once after a quiet time
   * @param windowSeconds how long a quiet time that is
   * @param remaining how many more may come at once now
   * @param resetSeconds until the limit may come at once again; of a request that is not granted,
   *     until one may
   */
  public record Allowance(
      boolean granted, long limit, long windowSeconds, long remaining, long resetSeconds) {
    /** Throws {@link LimitExceededException}, RATE_LIMITED, where the request is not granted. */
    public void require() {
      if (!granted) {
        throw new LimitExceededException(
            ErrorCode.RATE_LIMITED,
            "more than %d requests came within %d s".formatted(limit, windowSeconds),
            "wait for the seconds of Retry-After, and ask more slowly",
            Duration.ofSeconds(resetSeconds));
      }
    }
  }

  /** Counts one request; one that is not granted is not counted. */
  public Allowance count(String caller) {
    Bucket bucket = buckets.get(caller, each -> bucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    boolean granted = probe.isConsumed();
    long nanos = granted ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Allowance(
        granted,
        burst,
        windowSeconds,
        probe.getRemainingTokens(),
        LimitExceededException.inSeconds(nanos).toSeconds());
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build();
  }
}
