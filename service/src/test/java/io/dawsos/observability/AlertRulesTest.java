package io.dawsos.observability;

import static io.dawsos.observability.Observability.contract;
import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of Prometheus: valid, tested, labelled, and each alert with its place in the runbook.
 */
final class AlertRulesTest {
  static Stream<JsonNode> alerts() {
    return Observability.alerts().stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"recording_rules.yml", "maintenance.yml", "alerts.yml"})
  void promtoolAcceptsTheRules(String name) {
    assertThat(Tool.PROMTOOL.run("check", "rules", "--lint-fatal", file(name).toString()))
        .contains("SUCCESS");
  }

  @Test
  void promtoolAcceptsTheConfigurationWithItsRules(@TempDir Path folder) throws IOException {
    for (JsonNode rules : Observability.read("prometheus.yml").path("rule_files")) {
      Files.copy(file(rules.textValue()), folder.resolve(rules.textValue()));
    }
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, Observability.prometheusConfiguration());

    String output = Tool.PROMTOOL.run("check", "config", "--lint-fatal", configuration.toString());

    assertThat(output).contains("3 rule files found", "18 rules found");
  }

  @Test
  void theUnitTestsOfTheRulesPass() {
    assertThat(Tool.PROMTOOL.run("test", "rules", file("tests/alerts_test.yml").toString()))
        .contains("SUCCESS");
  }

  /** Fires, stays silent before and below, resolves: by the times at which each is looked at. */
  @ParameterizedTest
  @MethodSource("alerts")
  void hasUnitTestsThatLetItFireStaySilentAndResolve(JsonNode alert) {
    List<List<Boolean>> scenarios = firings().get(alert.path("alert").textValue());

    assertThat(scenarios).isNotNull();
    assertThat(scenarios)
        .as("in one scenario or over several: silent")
        .anySatisfy(fires -> assertThat(fires).contains(false));
    assertThat(scenarios)
        .as("fires, then resolves")
        .anySatisfy(
            fires ->
                assertThat(fires.lastIndexOf(false))
                    .isGreaterThan(fires.indexOf(true))
                    .isPositive());
  }

  /** By alert: for each scenario that looks at it, whether it fires, in the order of time. */
  private static Map<String, List<List<Boolean>>> firings() {
    Map<String, List<List<Boolean>>> firings = new HashMap<>();
    for (JsonNode test : Observability.read("tests/alerts_test.yml").path("tests")) {
      elements(test.path("alert_rule_test"))
          .collect(
              Collectors.groupingBy(
                  each -> each.path("alertname").textValue(),
                  Collectors.mapping(
                      each -> !each.path("exp_alerts").isEmpty(), Collectors.toList())))
          .forEach(
              (name, fires) -> firings.computeIfAbsent(name, n -> new ArrayList<>()).add(fires));
    }
    return firings;
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void hasTheLabelsThatGroupRouteAndInhibit(JsonNode alert) {
    JsonNode labels = alert.path("labels");

    assertThat(labels.path("severity").textValue())
        .isIn("critical", "high", "warning", "medium", "low", "info");
    assertThat(labels.path("team").textValue()).isEqualTo("dawsos");
    assertThat(labels.path("environment").textValue())
        .isEqualTo("{{ $externalLabels.environment }}");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void hasItsPlaceInTheRunbook(JsonNode alert) throws IOException {
    String name = alert.path("alert").textValue();
    JsonNode annotations = alert.path("annotations");
    assertThat(annotations.path("summary").textValue()).isNotBlank();
    assertThat(annotations.path("description").textValue()).isNotBlank();

    assertThat(annotations.path("runbook_url").textValue())
        .isEqualTo("RUNBOOK.md#" + name.toLowerCase(Locale.ROOT));
    String section = Runbook.read().section(name);
    assertThat(section).contains("**Means**", "**Look at**", "**Do**");
  }

  static Stream<JsonNode> promisedAlerts() {
    return elements(contract("alerts.yml").path("rules"));
  }

  @ParameterizedTest
  @MethodSource("promisedAlerts")
  void isThereAsPromised(JsonNode promised) {
    String name = promised.path("name").textValue();
    JsonNode group =
        elements(Observability.read("alerts.yml").path("groups"))
            .filter(each -> each.path("name").equals(promised.path("group")))
            .findFirst()
            .orElseThrow();
    JsonNode alert =
        elements(group.path("rules"))
            .filter(each -> each.path("alert").textValue().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " is missing"));

    assertThat(alert.at("/labels/severity")).isEqualTo(either(promised, "severity"));
    assertThat(duration(alert.path("for"))).isEqualTo(duration(either(promised, "for")));
    assertThat(alert.path("keep_firing_for")).isEqualTo(promised.path("keep_firing_for_suggested"));
  }

  /** What a requirement says of itself, else what was chosen for it. */
  private static JsonNode either(JsonNode promised, String key) {
    return promised.path(key).isNull() ? promised.path(key + "_suggested") : promised.path(key);
  }

  private static String duration(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "0m" : value.textValue();
  }

  @Test
  void theRecordingRulesOfTheContractAreThere() {
    assertThat(Observability.rules("recording_rules.yml").map(rule -> rule.path("record").asText()))
        .contains("api:success_rate:5m", "api:error_rate:5m", "api:request_duration:p95:5m");
  }
}
