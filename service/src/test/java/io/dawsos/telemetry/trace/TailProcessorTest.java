package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TailProcessorTest {
  @Test
  void whatFailedIsKeptWithAllThatLedToIt() {
    try (TestTracing tracing = TestTracing.unsampled(Duration.ofMinutes(1))) {
      tracing.around(
          () -> {
            tracing.around(() -> tracing.around(() -> {}));
            Span.current().setStatus(StatusCode.ERROR);
          });

      assertThat(tracing.spans()).hasSize(3).allMatch(span -> span.getSpanContext().isSampled());
      assertThat(tracing.spans())
          .extracting(SpanData::getTraceId)
          .containsOnly(tracing.spans().get(0).getTraceId());
    }
  }

  @Test
  void whatWasSlowIsKeptAndWhatWasNotIsGone() {
    try (TestTracing slow = TestTracing.unsampled(Duration.ofNanos(1));
        TestTracing fast = TestTracing.unsampled(Duration.ofMinutes(1))) {
      slow.around(() -> slow.around(() -> {}));
      fast.around(() -> fast.around(() -> {}));

      assertThat(slow.spans()).hasSize(2);
      assertThat(fast.spans()).isEmpty();
    }
  }

  @Test
  void aTraceOfAnySizeTakesBoundedRoom() {
    try (TestTracing tracing = TestTracing.unsampled(Duration.ofNanos(1))) {
      tracing.around(
          () -> {
            for (int i = 0; i < 1_000; i++) {
              tracing.around(() -> {});
            }
          });

      assertThat(tracing.spans()).hasSize(201);
    }
  }

  @Test
  void whatEndsAfterItsTraceDoesNotKeepOthersFromBeingKept() {
    try (TestTracing tracing = TestTracing.unsampled(Duration.ofMinutes(1))) {
      for (int i = 0; i < 1_500; i++) {
        tracing.after(tracing.around(() -> {}));
      }

      tracing.around(
          () -> {
            tracing.around(() -> {});
            Span.current().setStatus(StatusCode.ERROR);
          });

      assertThat(tracing.spans()).hasSize(2);
    }
  }
}
