package io.dawsos.observability;

import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the contract says of Prometheus' settings, of the containers, and of how long they keep
 * what.
 */
final class StackContractTest {
  private final JsonNode prometheus = Observability.read("prometheus.yml");

  static Stream<ContractEntry> prometheus() {
    return ContractEntry.ours("config.yml", "prometheus");
  }

  static Stream<ContractEntry> compose() {
    return ContractEntry.ours("config.yml", "compose");
  }

  static Stream<ContractEntry> retention() {
    return ContractEntry.ours("privacy.yml", "retention");
  }

  @ParameterizedTest
  @MethodSource("prometheus")
  void prometheusIsSetSo(ContractEntry entry) {
    JsonNode value = entry.here("value");
    switch (entry.text("key")) {
      case "scrape_interval" ->
          assertThat(prometheus.at("/global/scrape_interval")).isEqualTo(value);
      case "job_name" -> assertThat(job(value.textValue())).isNotNull();
      case "target" -> {
        JsonNode job = job("dawsos-backend");
        assertThat(elements(job.at("/static_configs/0/targets"))).contains(value);
        assertThat(job.path("metrics_path")).isEqualTo(entry.get("metrics_path"));
      }
      case "rule_files" -> assertThat(elements(prometheus.path("rule_files"))).contains(value);
      case "self_monitoring" ->
          assertThat(
                  job(entry.text("job_name_suggested"))
                      .at("/static_configs/0/targets/0")
                      .textValue())
              .startsWith("localhost:");
      case "retention" ->
          assertThat(Compose.command("prometheus"))
              .contains("--storage.tsdb.retention.time=" + value.textValue());
      case "container_config_path", "container_rules_path" ->
          assertThat(mounts("prometheus"))
              .anyMatch(mount -> mount.endsWith(":" + value.textValue() + ":ro"));
      case "command_flags" ->
          assertThat(texts(value))
              .allMatch(
                  flag -> Compose.command("prometheus").stream().anyMatch(w -> w.startsWith(flag)));
      default -> throw new AssertionError("nobody looks at " + entry);
    }
  }

  private JsonNode job(String name) {
    return elements(prometheus.path("scrape_configs"))
        .filter(job -> job.path("job_name").textValue().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no job " + name));
  }

  private static List<String> mounts(String container) {
    return texts(Compose.container(container).path("volumes"));
  }

  @ParameterizedTest
  @MethodSource("compose")
  void theStackIsMadeSo(ContractEntry entry) {
    List<String> services = Compose.containers().map(service -> service.getKey()).toList();
    assertThat(services).containsAll(texts(entry.get("services")));
    for (JsonNode volume : entry.get("volumes")) {
      assertThat(Compose.text().text()).containsPattern("(?m)^  %s:".formatted(volume.textValue()));
    }
    if (entry.has("service")) {
      theContainerIsMadeSo(entry);
    }
  }

  private static void theContainerIsMadeSo(ContractEntry entry) {
    String name = entry.text("service");
    JsonNode container = Compose.container(name);

    assertThat(container.path("image").textValue()).startsWith(entry.text("image"));
    assertThat(texts(container.path("ports")))
        .containsExactlyElementsOf(
            elements(entry.here("ports"))
                .map(port -> "127.0.0.1:%1$s:%1$s".formatted(port.textValue()))
                .toList());
    entry
        .get("env")
        .properties()
        .forEach(
            variable ->
                assertThat(Compose.environment(name))
                    .containsEntry(variable.getKey(), variable.getValue().textValue()));
    if (entry.has("volume")) {
      assertThat(mounts(name)).anyMatch(mount -> mount.startsWith(entry.text("volume") + ":"));
    }
    if (entry.has("login")) {
      assertThat("admin/" + Compose.environment(name).get("GF_SECURITY_ADMIN_PASSWORD"))
          .isEqualTo(entry.text("login"));
    }
  }

  @ParameterizedTest
  @MethodSource("retention")
  void isKeptSoLongUnlessSomebodySaysOtherwise(ContractEntry entry) throws IOException {
    String variable = entry.text("env_ours");

    assertThat(Compose.text().defaultOf(variable))
        .hasValueSatisfying(
            kept ->
                assertThat(Duration.parse(kept).toSeconds())
                    .isEqualTo(Duration.days(entry.get("days").intValue()).toSeconds()));
    assertThat(Files.readAllLines(Observability.repository().resolve(".env.example")))
        .anyMatch(line -> line.startsWith(variable + "="));
  }
}
