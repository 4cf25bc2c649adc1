package io.dawsos;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The {@code executor} section.
 *
 * @param threads executions that run at once
 * @param queue executions that wait beside them; more are refused with 503
 * @param timeout after which an execution is cancelled
 * @param resultCacheSize how much of results is remembered; 0 for nothing
 */
public record ExecutorConfiguration(
    @Min(1) @Max(1024) int threads,
    @Min(1) @Max(100_000) int queue,
    Duration timeout,
    DataSize resultCacheSize) {
  @JsonCreator
  static ExecutorConfiguration of(
      @JsonProperty("threads") @Nullable Integer threads,
      @JsonProperty("queue") @Nullable Integer queue,
      @JsonProperty("timeout") @Nullable Duration timeout,
      @JsonProperty("result_cache_size") @Nullable DataSize resultCacheSize) {
    return new ExecutorConfiguration(
        threads == null ? 8 : threads,
        queue == null ? 256 : queue,
        timeout == null ? Duration.seconds(10) : timeout,
        resultCacheSize == null ? DataSize.mebibytes(64) : resultCacheSize);
  }
}
