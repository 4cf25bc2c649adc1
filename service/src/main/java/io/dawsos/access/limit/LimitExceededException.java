package io.dawsos.access.limit;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Duration;

/** Something was asked too often. */
public final class LimitExceededException extends DawsosException {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Duration retryAfter;

  LimitExceededException(ErrorCode code, String message, String advice, Duration retryAfter) {
    super(code, message, advice);
    this.retryAfter = retryAfter;
  }

  /** How long to wait before it is asked again; at least a second, in whole seconds. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /** Whole seconds, at least one: what {@code Retry-After} can say. */
  static Duration inSeconds(long nanos) {
    return Duration.ofSeconds(Math.max(1, -Math.floorDiv(-nanos, NANOS_PER_SECOND)));
  }
}
