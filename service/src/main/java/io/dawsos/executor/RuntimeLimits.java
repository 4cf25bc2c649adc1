package io.dawsos.executor;

import java.time.Duration;

/**
 * What bounds the calls of capabilities.
 *
 * @param timeout longest time of a call, from when it is asked for
 * @param concurrency calls of one agent that run at once
 * @param maxWait longest wait for one of them to end
 * @param maxAttempts attempts at an idempotent call that fails for a transient reason, 1 for no
 *     second one
 * @param backoff pause before the second attempt; twice as long before each further one, and up to
 *     half as long again by chance
 * @param memoBytes how much of results is remembered, in bytes of JSON; 0 for nothing
 * @param maxResultBytes largest result, in bytes of JSON
 * @param breaker when an agent is left alone
 */
public record RuntimeLimits(
    Duration timeout,
    int concurrency,
    Duration maxWait,
    int maxAttempts,
    Duration backoff,
    long memoBytes,
    long maxResultBytes,
    Breaker breaker) {
  /** The same limits for calls of which nothing is remembered. */
  public RuntimeLimits withoutMemo() {
    return new RuntimeLimits(
        timeout, concurrency, maxWait, maxAttempts, backoff, 0, maxResultBytes, breaker);
  }

  /**
   * When an agent is left alone.
   *
   * @param failureRate share of the last calls that failed, in percent, from which on
   * @param calls how many last calls are looked at
   * @param minCalls how many there must be
   * @param openFor how long it is left alone
   * @param trialCalls how many calls then decide whether it works again
   */
  public record Breaker(
      int failureRate, int calls, int minCalls, Duration openFor, int trialCalls) {}
}
