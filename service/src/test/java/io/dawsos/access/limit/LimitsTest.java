package io.dawsos.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.access.limit.RequestLimiter.Allowance;
import io.dawsos.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits in a time that only the test moves. */
class LimitsTest {
  private long nanos = 1_000;

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private static LimitExceededException refusal(Runnable call) {
    LimitExceededException[] refused = new LimitExceededException[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(LimitExceededException.class, each -> refused[0] = each);
    return refused[0];
  }

  private int accepted(RequestLimiter limiter, String caller, int tries) {
    int accepted = 0;
    for (int i = 0; i < tries; i++) {
      if (limiter.count(caller).granted()) {
        accepted++;
      }
    }
    return accepted;
  }

  @Test
  void letsABurstThroughAndThenTheRate() {
    RequestLimiter limiter = new RequestLimiter(10, 20, () -> nanos);

    assertThat(accepted(limiter, "a", 50)).isEqualTo(20);
    assertThat(accepted(limiter, "b", 50)).as("each for itself").isEqualTo(20);
    pass(Duration.ofMillis(500));
    assertThat(accepted(limiter, "a", 50)).isEqualTo(5);
    pass(Duration.ofHours(1));
    assertThat(accepted(limiter, "a", 50)).as("never more than the burst").isEqualTo(20);
  }

  @Test
  void saysWhatIsLeftAndWhenToComeAgain() {
    RequestLimiter limiter = new RequestLimiter(1, 2, () -> nanos);

    assertThat(limiter.count("a")).isEqualTo(new Allowance(true, 2, 2, 1, 1));
    assertThat(limiter.count("a")).isEqualTo(new Allowance(true, 2, 2, 0, 2));
    Allowance none = limiter.count("a");
    assertThat(none).isEqualTo(new Allowance(false, 2, 2, 0, 1));
    LimitExceededException refused = refusal(none::require);
    assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));

    pass(refused.retryAfter());
    assertThat(limiter.count("a").granted()).isTrue();
  }

  /** Whenever requests come, no window of time lets more through than burst and rate allow. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverLetsMoreThroughThanBurstAndRate(long seed) {
    Random random = new Random(seed);
    int rate = 1 + random.nextInt(50);
    int burst = 1 + random.nextInt(100);
    RequestLimiter limiter = new RequestLimiter(rate, burst, () -> nanos);
    long start = nanos;
    int total = 0;
    for (int i = 0; i < 500; i++) {
      total += accepted(limiter, "a", random.nextInt(5));
      pass(Duration.ofMillis(random.nextInt(100)));
    }

    assertThat(total)
        .isPositive()
        .isLessThanOrEqualTo((int) (burst + rate * (nanos - start) / 1e9));
  }

  @Test
  void manyThreadsShareOneLimit() {
    RequestLimiter limiter = new RequestLimiter(1, 1_000, () -> nanos);
    AtomicInteger accepted = new AtomicInteger();

    IntStream.range(0, 16).parallel().forEach(i -> accepted.addAndGet(accepted(limiter, "a", 100)));

    assertThat(accepted).hasValue(1_000);
  }

  @Test
  void shutsOutWhoFailsTooOften() {
    FailureThrottle throttle = new FailureThrottle(3, Duration.ofMinutes(1), () -> nanos);
    List<String> mallory = List.of("address 203.0.113.7", "key dk_abcdef");
    for (int i = 0; i < 3; i++) {
      throttle.check(mallory);
      throttle.failed(mallory);
    }

    LimitExceededException refused = refusal(() -> throttle.check(mallory));

    assertThat(refused.code()).isEqualTo(ErrorCode.AUTHENTICATION_THROTTLED);
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(refused.message()).doesNotContain("203", "dk_");
    refusal(() -> throttle.check(List.of("address 198.51.100.1", "key dk_abcdef")));
    throttle.check(List.of("address 198.51.100.1"));

    pass(refused.retryAfter());
    throttle.check(mallory);
  }

  @Test
  void failuresLongAgoAreForgotten() {
    FailureThrottle throttle = new FailureThrottle(2, Duration.ofMinutes(1), () -> nanos);
    List<String> clumsy = List.of("address 203.0.113.7");

    for (int i = 0; i < 20; i++) {
      throttle.check(clumsy);
      throttle.failed(clumsy);
      pass(Duration.ofSeconds(31));
    }
  }
}
