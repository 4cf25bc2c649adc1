package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code executor} section.
 *
 * @param threads executions that run at once
 * @param queue executions that wait beside them; more are refused with 503
 * @param timeout after which an execution is cancelled, and the most that a request may ask for
 * @param resultCacheSize how much of whole results is remembered; 0 for nothing
 * @param memoSize how much of the results of capabilities is remembered; 0 for nothing
 * @param maxResultSize largest result of a capability
 * @param agents how agents are called
 */
public record ExecutorConfiguration(
    @Min(1) @Max(1024) int threads,
    @Min(1) @Max(100_000) int queue,
    @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration timeout,
    DataSize resultCacheSize,
    DataSize memoSize,
    DataSize maxResultSize,
    @Valid Agents agents) {
  @JsonCreator
  static ExecutorConfiguration of(
      @JsonProperty("threads") @Nullable Integer threads,
      @JsonProperty("queue") @Nullable Integer queue,
      @JsonProperty("timeout") @Nullable Duration timeout,
      @JsonProperty("result_cache_size") @Nullable DataSize resultCacheSize,
      @JsonProperty("memo_size") @Nullable DataSize memoSize,
      @JsonProperty("max_result_size") @Nullable DataSize maxResultSize,
      @JsonProperty("agents") @Nullable Agents agents) {
    return new ExecutorConfiguration(
        threads == null ? 8 : threads,
        queue == null ? 256 : queue,
        timeout == null ? Duration.seconds(10) : timeout,
        resultCacheSize == null ? DataSize.mebibytes(64) : resultCacheSize,
        memoSize == null ? DataSize.mebibytes(16) : memoSize,
        maxResultSize == null ? DataSize.mebibytes(16) : maxResultSize,
        agents == null ? Agents.of(null, null, null, null, null, null) : agents);
  }

  /** The section where it is left out. */
  public static ExecutorConfiguration defaults() {
    return of(null, null, null, null, null, null, null);
  }

  /** What bounds the calls of capabilities. */
  public RuntimeLimits limits() {
    return new RuntimeLimits(
        agents.timeout().toJavaDuration(),
        agents.threads(),
        agents.maxWait().toJavaDuration(),
        agents.maxAttempts(),
        agents.backoff().toJavaDuration(),
        memoSize.toBytes(),
        maxResultSize.toBytes(),
        agents.breaker().limits());
  }

  /**
   * The {@code agents} section, of which every agent has its own.
   *
   * @param timeout longest time of a call
   * @param threads calls that run at once
   * @param maxWait longest wait for one of them to end
   * @param maxAttempts attempts at an idempotent call that fails for a transient reason
   * @param backoff pause before the second attempt, about doubled before each further one
   * @param breaker when an agent is left alone
   */
  public record Agents(
      @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration timeout,
      @Min(1) @Max(1024) int threads,
      @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration maxWait,
      @Min(1) @Max(10) int maxAttempts,
      @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration backoff,
      @Valid Breaker breaker) {
    @JsonCreator
    static Agents of(
        @JsonProperty("timeout") @Nullable Duration timeout,
        @JsonProperty("threads") @Nullable Integer threads,
        @JsonProperty("max_wait") @Nullable Duration maxWait,
        @JsonProperty("max_attempts") @Nullable Integer maxAttempts,
        @JsonProperty("backoff") @Nullable Duration backoff,
        @JsonProperty("breaker") @Nullable Breaker breaker) {
      return new Agents(
          timeout == null ? Duration.seconds(5) : timeout,
          threads == null ? 8 : threads,
          maxWait == null ? Duration.milliseconds(500) : maxWait,
          maxAttempts == null ? 3 : maxAttempts,
          backoff == null ? Duration.milliseconds(100) : backoff,
          breaker == null ? Breaker.of(null, null, null, null, null) : breaker);
    }
  }

  /**
   * The {@code breaker} section.
   *
   * @param failureRate share of the last calls that failed, in percent, from which on
   * @param calls how many last calls are looked at
   * @param minCalls how many there must be
   * @param openFor how long the agent is left alone
   * @param trialCalls how many calls then decide whether it works again
   */
  public record Breaker(
      @Min(1) @Max(100) int failureRate,
      @Min(1) @Max(10_000) int calls,
      @Min(1) @Max(10_000) int minCalls,
      @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration openFor,
      @Min(1) @Max(1_000) int trialCalls) {
    @JsonCreator
    static Breaker of(
        @JsonProperty("failure_rate") @Nullable Integer failureRate,
        @JsonProperty("calls") @Nullable Integer calls,
        @JsonProperty("min_calls") @Nullable Integer minCalls,
        @JsonProperty("open_for") @Nullable Duration openFor,
        @JsonProperty("trial_calls") @Nullable Integer trialCalls) {
      return new Breaker(
          failureRate == null ? 50 : failureRate,
          calls == null ? 20 : calls,
          minCalls == null ? 10 : minCalls,
          openFor == null ? Duration.seconds(30) : openFor,
          trialCalls == null ? 3 : trialCalls);
    }

    RuntimeLimits.Breaker limits() {
      return new RuntimeLimits.Breaker(
          failureRate, calls, minCalls, openFor.toJavaDuration(), trialCalls);
    }
  }
}
