package io.dawsos.provider.http;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ExchangeListener.Outcome;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets exchanges through: not to a provider that keeps failing, and not too many a minute. */
final class Gate {
  private final ProviderSettings settings;
  private final Timing timing;
  private final CircuitBreaker breaker;
  private final Bucket bucket;

  Gate(ProviderSettings settings, Timing timing) {
    this.settings = settings;
    this.timing = timing;
    this.breaker = breaker(settings, timing);
    this.bucket =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(settings.rate().burst())
                    .refillGreedy(settings.rate().perMinute(), Duration.ofMinutes(1))
                    .build())
            .withCustomTimePrecision(new Meter(timing))
            .build();
  }

  /**
   * Waits for a place; every entry must be followed by {@link #leave}.
   *
   * @throws DawsosException PROVIDER_UNAVAILABLE where the provider is left alone, or no place is
   *     free in time
   */
  void enter() {
    if (!breaker.tryAcquirePermission()) {
      throw closed(
          "failed too often and is left alone for %s".formatted(settings.breaker().pause()),
          "try again later");
    }
    boolean entered = false;
    try {
      BlockingStrategy waiting = nanos -> timing.sleep(Duration.ofNanos(nanos));
      entered = bucket.asBlocking().tryConsume(1, settings.rate().maxQueueing(), waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw closed("was not asked: the waiting was interrupted", "");
    } finally {
      if (!entered) {
        breaker.releasePermission();
      }
    }
    if (!entered) {
      throw closed(
          "may be asked %d times a minute, and no place is free within %s"
              .formatted(settings.rate().perMinute(), settings.rate().maxQueueing()),
          "try again later, or raise its requests per minute if its terms allow");
    }
  }

  /** An exchange ended; null where it ended by a defect of ours. */
  void leave(@Nullable Outcome outcome) {
    if (outcome == Outcome.OK) {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    } else if (outcome != null && outcome.isTransient()) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(outcome.name()));
    } else {
      breaker.releasePermission();
    }
  }

  private DawsosException closed(String reason, String advice) {
    return new DawsosException(
        ErrorCode.PROVIDER_UNAVAILABLE, settings.name() + " " + reason, advice);
  }

  private static CircuitBreaker breaker(ProviderSettings settings, Timing timing) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(settings.breaker().window())
            .minimumNumberOfCalls(settings.breaker().window())
            .failureRateThreshold(50)
            .waitDurationInOpenState(settings.breaker().pause())
            .permittedNumberOfCallsInHalfOpenState(1)
            .clock(new MonotonicClock(timing))
            .build();
    return CircuitBreaker.of(settings.name(), config);
  }

  /** The bucket's view of time. */
  private record Meter(Timing timing) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return timing.nanos();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  /** The breaker's view of time: it only compares, so no wall clock is needed. */
  private static final class MonotonicClock extends Clock {
    private final Timing timing;

    MonotonicClock(Timing timing) {
      this.timing = timing;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(timing.nanos());
    }
  }
}
