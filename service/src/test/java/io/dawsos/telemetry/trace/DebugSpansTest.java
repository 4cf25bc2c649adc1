package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans with {@code DEBUG=true}. */
class DebugSpansTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"otlp|otlp,console", "none|console", "console|console", "otlp,console|otlp,console"})
  void goToTheLogToo(String configured, String used) {
    TracesConfiguration traces =
        TracesConfiguration.of(null, configured, null, null, null, null, null, null);

    assertThat(new TracingSettings(traces, "test", "test", "1", true, false).properties())
        .containsEntry("otel.traces.exporter", used);
    assertThat(new TracingSettings(traces, "test", "test", "1", false, false).properties())
        .containsEntry("otel.traces.exporter", configured);
  }
}
