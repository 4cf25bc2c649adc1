package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Locale;

/** Whether an agent is called. */
public enum BreakerState {
  /** It is called. */
  CLOSED(0),
  /** It failed too often and is left alone for a while. */
  OPEN(1),
  /** A few calls find out whether it works again. */
  HALF_OPEN(2);

  private final int number;

  BreakerState(int number) {
    this.number = number;
  }

  static BreakerState of(CircuitBreaker.State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> OPEN;
      case HALF_OPEN -> HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> CLOSED;
    };
  }

  /** The number in metrics: closed 0, open 1, half_open 2. */
  public int number() {
    return number;
  }

  /** The name in JSON, such as {@code half_open}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
