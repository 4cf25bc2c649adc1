package io.dawsos.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.database.Secret;
import io.dawsos.pack.PackId;
import io.dawsos.telemetry.privacy.PiiFilter;
import io.dawsos.telemetry.privacy.Pseudonyms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrpcExportTest {
  @Test
  void spansGoToACollectorByGrpc() throws Exception {
    try (GrpcCollector collector = new GrpcCollector()) {
      TracingSettings settings =
          new TracingSettings(
              new ObjectMapper()
                  .readValue(
                      "{\"endpoint\": \"%s\", \"ratio\": 1}".formatted(collector.url()),
                      TracesConfiguration.class),
              "dawsos-executor",
              "test",
              "1",
              false,
              false);
      try (Tracing tracing =
          Tracing.start(settings, new PiiFilter(new Pseudonyms(new Secret(""))), Map.of())
              .orElseThrow()) {
        tracing.observers().packs().started(PackId.fromString("PP_2025-06-02")).ended(null, null);
      }

      assertThat(collector.messages())
          .singleElement()
          .asString()
          .contains("PP_2025-06-02", "dawsos-executor");
    }
  }
}
