package io.dawsos.executor;

import java.time.Duration;

/** Hears of calls and breakers, for telemetry; must be thread-safe and must not throw. */
public interface RuntimeListener {
  /** Hears nothing. */
  RuntimeListener NONE = new RuntimeListener() {};

  /** A call ended; told in the thread that called. */
  default void called(Call call) {}

  /** A call counted against the agent's breaker. */
  default void failed(String agent) {}

  /** The breaker of an agent changed. */
  default void changed(String agent, BreakerState state) {}

  /**
   * A call that ended.
   *
   * @param duration how long the caller waited
   */
  record Call(String agent, String capability, Outcome outcome, Duration duration) {}

  /** How a call ended for the caller. */
  enum Outcome {
    /** Computed, by this call or by another one at the same time. */
    COMPUTED,
    /** Known already. */
    REMEMBERED,
    /** With an error. */
    FAILED
  }
}
