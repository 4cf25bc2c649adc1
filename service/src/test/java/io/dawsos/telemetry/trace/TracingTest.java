package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.database.Secret;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import io.opentelemetry.api.trace.Span;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class TracingTest {
  private static final PiiFilter FILTER = new PiiFilter(new Pseudonyms(new Secret("")));

  private static TracingSettings settings(String traces, String environment, boolean command) {
    try {
      return new TracingSettings(
          new ObjectMapper().readValue(traces, TracesConfiguration.class),
          "dawsos-executor",
          environment,
          "1",
          false,
          command);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|development|1.0",
        "{}|staging|0.5",
        "{}|production|0.1",
        "{\"ratio\": 0.25}|production|0.25",
        "{\"ratio\": 0}|development|0.0"
      })
  void theShareIsAsConfiguredOrThatOfTheEnvironment(
      String traces, String environment, String ratio) {
    assertThat(settings(traces, environment, false).properties())
        .containsEntry("otel.traces.sampler", "parentbased_traceidratio")
        .containsEntry("otel.traces.sampler.arg", ratio)
        .containsEntry("otel.service.name", "dawsos-executor")
        .containsEntry("otel.metrics.exporter", "none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|http://jaeger:4317",
        "{\"protocol\": \"http/protobuf\"}|http://jaeger:4318",
        "{\"endpoint\": \"https://otel.example.org\"}|https://otel.example.org",
        "{\"jaeger_endpoint\": \"http://old:14268/api/traces\"}|http://old:4317"
      })
  void spansGoWhereTheSettingsSay(String traces, String endpoint) {
    assertThat(settings(traces, "test", false).properties())
        .containsEntry("otel.exporter.otlp.endpoint", endpoint);
  }

  @Test
  void aCommandTracesOnlyWhereSomebodySaidWhereTo() {
    TracingSettings command = settings("{}", "test", true);

    assertThat(command.isWanted(Map.of())).isFalse();
    assertThat(command.isWanted(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4317"))).isTrue();
    assertThat(settings("{}", "test", false).isWanted(Map.of())).isTrue();
  }

  @Test
  void switchedOffNothingIsBuilt() {
    TracingSettings off = settings("{\"enabled\": false}", "test", false);

    assertThat(Tracing.start(off, FILTER, Map.of())).isEmpty();
    assertThat(
            Tracing.start(
                settings("{}", "test", false), FILTER, Map.of("OTEL_SDK_DISABLED", "true")))
        .isEmpty();
  }

  @Test
  void spansThatHadNoRoomAreToldOfWhereSomebodyCollectsThem() {
    TracingSettings settings = settings("{}", "test", false);
    org.slf4j.Logger queue =
        LoggerFactory.getLogger("io.opentelemetry.sdk.trace.export.BatchSpanProcessor");

    Tracing.start(settings, FILTER, Map.of()).orElseThrow().close();
    assertThat(queue.isWarnEnabled()).isFalse();

    Tracing.start(settings, FILTER, Map.of("OTEL_TRACES_EXPORTER", "none")).orElseThrow().close();
    assertThat(queue.isWarnEnabled()).isTrue();
  }

  @Test
  void aBadSettingIsToldOfOnceAndStopsNothing() {
    Logger logger = (Logger) LoggerFactory.getLogger(Tracing.class);
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    told.start();
    logger.addAppender(told);

    Optional<Tracing> tracing =
        Tracing.start(
            settings("{\"exporter\": \"carrier-pigeon\"}", "test", false), FILTER, Map.of());
    logger.detachAppender(told);

    assertThat(tracing).isEmpty();
    assertThat(told.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .startsWith("nothing is traced: ");
  }

  @Test
  void aLineOfTheLogNamesTheSpanThatItBelongsTo() {
    Logger logger = (Logger) LoggerFactory.getLogger(TracingTest.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    Span span;
    try (TestTracing tracing = TestTracing.sampled()) {
      span = tracing.around(() -> logger.warn("within"));
      logger.warn("outside");
    }
    logger.detachAppender(lines);

    assertThat(lines.list.get(0).getMDCPropertyMap())
        .containsEntry("trace_id", span.getSpanContext().getTraceId())
        .containsEntry("span_id", span.getSpanContext().getSpanId());
    assertThat(lines.list.get(1).getMDCPropertyMap()).doesNotContainKeys("trace_id", "span_id");
  }
}
