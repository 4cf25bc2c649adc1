package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans in the log, by the variables that ask for them. */
@Tag("telemetry")
final class SpansInLogIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({"DEBUG, true", "OTEL_TRACES_EXPORTER, console"})
  void areThereWhereTheyAreAskedFor(String name, String value, @TempDir Path folder) {
    try (Dawsos dawsos = Fixtures.withLedger(new Dawsos(folder)).with(name, value)) {
      dawsos.migrate();
      Dawsos.Server server = dawsos.serve("server");

      server.api("none").get("/health/pack");

      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(server.process().stderr())
                      .contains("LoggingSpanExporter: 'GET /health/pack'"));
    }
  }
}
