package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.observability.Compose;
import io.dawsos.observability.Observability;
import io.dawsos.observability.SecretFiles;
import io.dawsos.observability.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus and Alertmanager behind the password, with nothing to watch but both. */
@Tag("telemetry")
@NeedsPrometheus
final class MonitoringPasswordIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final Shell shell;
  private final int prometheusPort;
  private final int alertmanagerPort;
  private MonitoringStack stack;

  MonitoringPasswordIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    shell =
        new Shell(folder)
            .with("PATH", Tool.AMTOOL.path().getParent() + ":" + System.getenv("PATH"));
    prometheusPort = shell.port("9090");
    alertmanagerPort = shell.port("9093");
  }

  @BeforeEach
  void start() throws IOException {
    stack = new MonitoringStack(folder, Dawsos.freePort(), prometheusPort, alertmanagerPort);
  }

  @Test
  void nobodyIsAnsweredWithoutIt() {
    for (int port : new int[] {prometheusPort, alertmanagerPort}) {
      for (String path : List.of("/-/healthy", "/metrics")) {
        assertThat(new Api(port, "none", AnswerCheck.NONE).get(path).status()).isEqualTo(401);
        assertThat(new BasicAuthApi(port, "other").get(path).status()).isEqualTo(401);
        assertThat(new BasicAuthApi(port, SecretFiles.PASSWORD).get(path).status()).isEqualTo(200);
      }
    }
  }

  /** That of Prometheus is a command which the promtool of the tests does not have yet. */
  @Test
  void theHealthCheckOfAlertmanagerKnowsIt() throws IOException {
    String line =
        Observability.elements(Compose.container("alertmanager").at("/healthcheck/test"))
            .skip(1)
            .map(JsonNode::textValue)
            .collect(Collectors.joining(" "))
            .replace("127.0.0.1", "localhost")
            .replace("/etc/alertmanager/", "");
    Files.writeString(
        folder.resolve("other.yml"), "basic_auth: {username: admin, password: other}");

    shell.run(line).exitsWith(0);

    assertThat(shell.run(line.replace("client.yml", "other.yml")).exit()).isNotZero();
  }

  @Test
  void anotherOneCountsAtOnceAndForBoth() throws IOException {
    stack.password("next");
    Instant changed = Instant.now();

    for (int port : new int[] {prometheusPort, alertmanagerPort}) {
      assertThat(new BasicAuthApi(port, SecretFiles.PASSWORD).get("/metrics").status())
          .isEqualTo(401);
      assertThat(new BasicAuthApi(port, "next").get("/metrics").status()).isEqualTo(200);
    }
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(targets("next"))
                    .filteredOn(target -> scraped(target).isAfter(changed))
                    .filteredOn(target -> target.path("health").asText().equals("up"))
                    .extracting(target -> target.at("/labels/job").asText())
                    .containsExactlyInAnyOrder("prometheus", "alertmanager"));
  }

  private List<JsonNode> targets(String password) {
    JsonNode answer = new BasicAuthApi(prometheusPort, password).get("/api/v1/targets").json();
    return Json.elements(answer.at("/data/activeTargets"));
  }

  private static Instant scraped(JsonNode target) {
    return Instant.parse(target.path("lastScrape").textValue());
  }

  @AfterEach
  void stop() {
    if (stack != null) {
      stack.close();
    }
    shell.close();
  }
}
