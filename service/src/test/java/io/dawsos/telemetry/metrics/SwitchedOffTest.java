package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.api.TestApplication;
import io.dawsos.database.TestDatabase;
import io.dropwizard.testing.ConfigOverride;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The switches of metrics. */
class SwitchedOffTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @ParameterizedTest
  @CsvSource({
    "telemetry.enabled, 404, 404",
    "telemetry.metrics.enabled, 404, 404",
    "telemetry.metrics.application_port, 404, 200",
  })
  void theServiceWorksWithoutThem(
      String key, int onTheApplicationPort, int onTheAdminPort, @TempDir Path folder)
      throws Exception {
    try (TestApplication application =
        new TestApplication(DATABASE, folder, "", ConfigOverride.config(key, "false"))) {
      assertThat(application.status(application.at("/v1/patterns", application.key())))
          .isEqualTo(200);
      assertThat(application.status(application.at("/metrics"))).isEqualTo(onTheApplicationPort);
      assertThat(admin(application, "/metrics")).isEqualTo(onTheAdminPort);
      assertThat(admin(application, "/ping")).isEqualTo(200);
    }
  }

  private static int admin(TestApplication application, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + application.adminPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }
}
