package io.dawsos.observability;

import static io.dawsos.observability.Compose.container;
import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus and Alertmanager ask for a password, and who asks them knows it. */
final class MonitoringSecretsTest {
  private static final String FILE = "/run/monitoring/password";

  private final JsonNode prometheus = Observability.read("prometheus.yml");

  @ParameterizedTest
  @ValueSource(strings = {"prometheus", "alertmanager"})
  void asksForIt(String service) {
    JsonNode container = container(service);

    assertThat(texts(container.path("command")))
        .contains("--web.config.file=/run/monitoring/web.yml");
    assertThat(texts(container.path("volumes"))).contains("monitoring_password:/run/monitoring:ro");
    assertThat(container.at("/depends_on/monitoring-secrets/condition").textValue())
        .isEqualTo("service_completed_successfully");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus", "alertmanager"})
  void isAskedWithItByItsHealthCheck(String service) {
    String client = "/etc/%s/client.yml".formatted(service);

    assertThat(texts(container(service).at("/healthcheck/test")))
        .contains("--http.config.file=" + client);
    assertThat(texts(container(service).path("volumes")))
        .contains("./observability/client.yml:%s:ro".formatted(client));
    assertIsPassword(Observability.read("client.yml"));
  }

  @Test
  void isKnownToPrometheus() {
    assertThat(elements(prometheus.at("/alerting/alertmanagers")))
        .isNotEmpty()
        .allSatisfy(MonitoringSecretsTest::assertIsPassword);
    List<JsonNode> jobs =
        elements(prometheus.path("scrape_configs"))
            .filter(job -> job.path("job_name").asText().matches("prometheus|alertmanager"))
            .toList();
    assertThat(jobs).hasSize(2).allSatisfy(MonitoringSecretsTest::assertIsPassword);
  }

  private static void assertIsPassword(JsonNode client) {
    assertThat(client.at("/basic_auth/username").textValue()).isEqualTo("admin");
    assertThat(client.at("/basic_auth/password_file").textValue()).isEqualTo(FILE);
  }

  @Test
  void isKnownToTheDataSourcesOfGrafana() {
    List<JsonNode> sources =
        elements(
                Observability.read("grafana/provisioning/datasources/prometheus.yml")
                    .path("datasources"))
            .filter(source -> source.path("type").asText().matches("prometheus|alertmanager"))
            .toList();

    assertThat(sources)
        .hasSize(2)
        .allSatisfy(
            source -> {
              assertThat(source.path("basicAuth").booleanValue()).isTrue();
              assertThat(source.path("basicAuthUser").textValue()).isEqualTo("admin");
              assertThat(source.at("/secureJsonData/basicAuthPassword").textValue())
                  .isEqualTo("$MONITORING_PASSWORD");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitoring-secrets", "grafana"})
  void hasNoDefault(String service) {
    assertThat(container(service).at("/environment/MONITORING_PASSWORD").textValue())
        .isEqualTo("${MONITORING_PASSWORD:?set it in .env}");
  }

  @Test
  void becomesAHashAndAFile(@TempDir Path run) throws IOException {
    Path web = run.resolve("monitoring/web.yml");
    SecretFiles.write(run, Map.of("MONITORING_PASSWORD", "first"));
    String first = Files.readString(web);

    SecretFiles.write(run, Map.of("MONITORING_PASSWORD", SecretFiles.PASSWORD));

    assertThat(Files.readString(web))
        .matches("basic_auth_users:\n  admin: \"\\$2y\\$10\\$[./A-Za-z0-9]{53}\"\n")
        .isNotEqualTo(first);
    assertThat(Tool.PROMTOOL.run("check", "web-config", web.toString())).contains("SUCCESS");
    assertThat(run.resolve("monitoring/password")).hasContent(SecretFiles.PASSWORD);
    assertThat(run.resolve("monitoring"))
        .isDirectoryNotContaining(file -> file.toString().endsWith(".new"));
  }

  /** A web.yml without users would let everybody in. */
  @Test
  void isNotEmpty(@TempDir Path run) throws IOException {
    SecretFiles.Outcome outcome = SecretFiles.start(run, Map.of());

    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("MONITORING_PASSWORD: is empty");
    assertThat(run.resolve("monitoring")).isEmptyDirectory();
  }

  @Test
  void whatAlertmanagerSendsWithBecomesFiles(@TempDir Path run) throws IOException {
    Map<String, String> variables =
        Map.of(
            "MONITORING_PASSWORD", "any",
            "SLACK_WEBHOOK_URL", "https://example.org/?a=%s&b=$c",
            "SMTP_PASSWORD", SecretFiles.PASSWORD);

    SecretFiles.write(run, variables);

    assertThat(texts(container("alertmanager").path("volumes")))
        .contains("alertmanager_secrets:/run/secrets:ro");
    assertThat(run.resolve("secrets/slack_webhook_url"))
        .hasContent(variables.get("SLACK_WEBHOOK_URL"));
    assertThat(run.resolve("secrets/smtp_password")).hasContent(SecretFiles.PASSWORD);
    assertThat(run.resolve("secrets/pagerduty_service_key")).isEmptyFile();
  }
}
