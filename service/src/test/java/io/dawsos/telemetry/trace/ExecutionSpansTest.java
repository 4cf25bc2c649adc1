package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionObserver;
import io.dawsos.executor.ExecutionObserver.Execution;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionSpansTest {
  private final TestTracing tracing = TestTracing.sampled();
  private final ExecutionObserver observer = tracing.tracing().observers().executions();

  @AfterEach
  void stop() {
    tracing.close();
  }

  @Test
  void aFailureIsToldByTypeAndCodeAndWithoutWhatItQuotes() {
    Execution execution = observer.execution(TestTracing.REQUEST);
    execution.ended(
        new DawsosException(ErrorCode.CAPABILITY_FAILED, "no price of \"AAPL\" at 123.45", ""));

    SpanData span = tracing.span("execute_pattern");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(SpanNames.ERROR)).isTrue();
    assertThat(span.getAttributes().get(SpanNames.ERROR_TYPE)).isEqualTo("DawsosException");
    assertThat(span.getAttributes().get(SpanNames.ERROR_CODE)).isEqualTo("CAPABILITY_FAILED");
    assertThat(span.getAttributes().get(SpanNames.ERROR_MESSAGE))
        .startsWith("no price of [REDACTED] at [REDACTED]");
    assertThat(Span.current().getSpanContext().isValid()).as("the scope is closed").isFalse();
  }

  @Test
  void whatRanNoStepIsAHit() {
    observer.execution(TestTracing.REQUEST).ended(null);
    Execution computing = observer.execution(TestTracing.REQUEST);
    computing.computes();
    computing.ended(null);

    assertThat(tracing.spans())
        .extracting(span -> span.getAttributes().get(SpanNames.CACHE_HIT))
        .containsExactly(true, false);
  }

  @Test
  void theWorkOfOtherThreadsIsPartOfTheTrace() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    ExecutorService carrying = observer.carrying(pool);
    Callable<String> trace = () -> Span.current().getSpanContext().getTraceId();

    Execution execution = observer.execution(TestTracing.REQUEST);
    String submitted = carrying.submit(trace).get(10, TimeUnit.SECONDS);
    String carried = pool.submit(observer.carried(trace)).get(10, TimeUnit.SECONDS);
    execution.ended(null);
    String afterwards = pool.submit(trace).get(10, TimeUnit.SECONDS);
    pool.shutdownNow();

    String own = tracing.span("execute_pattern").getTraceId();
    assertThat(submitted).isEqualTo(own);
    assertThat(carried).isEqualTo(own);
    assertThat(afterwards).isNotEqualTo(own);
  }
}
