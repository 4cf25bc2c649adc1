package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class PatientExporterTest {
  private final AtomicInteger asked = new AtomicInteger();

  private final class Dead implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      asked.incrementAndGet();
      return CompletableResultCode.ofFailure();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void aDeadCollectorIsLeftAloneAndToldOfOnce() {
    Logger logger = (Logger) LoggerFactory.getLogger(PatientExporter.class);
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    logger.addAppender(told);
    SpanExporter exporter = new PatientExporter(new Dead(), "http://jaeger:4317", Level.WARN);

    for (int i = 0; i < 100; i++) {
      exporter.export(List.of());
    }
    logger.detachAppender(told);

    assertThat(asked).hasValue(1);
    assertThat(told.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "traces cannot be exported to http://jaeger:4317 and are dropped until it answers");
  }
}
