package io.dawsos.observability;

import static io.dawsos.observability.Observability.contract;
import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told of an alert, and which alerts are held back. */
final class AlertmanagerTest {
  private final JsonNode configuration = Observability.read("alertmanager.yml");

  @Test
  void amtoolAcceptsTheConfigurationWithItsTemplates() {
    assertThat(Tool.AMTOOL.run("check-config", file("alertmanager.yml").toString()))
        .contains("SUCCESS", "5 receivers", "3 inhibit rules", "1 templates")
        .doesNotContain("FAILED");
  }

  @ParameterizedTest
  @CsvSource({
    "critical, critical",
    "high, ops-team",
    "warning, ops-team",
    "medium, dev-team",
    "low, log-only",
    "info, log-only",
    "none-of-ours, default"
  })
  void tellsTheReceiverOfTheSeverity(String severity, String receiver) {
    Tool.AMTOOL.run(
        "config",
        "routes",
        "test",
        "--config.file=" + file("alertmanager.yml"),
        "--verify.receivers=" + receiver,
        "severity=" + severity,
        "alertname=Any",
        "team=dawsos",
        "environment=production");
  }

  @Test
  void everySeverityOfAnAlertHasARoute() {
    Set<String> routed = new HashSet<>();
    elements(configuration.at("/route/routes"))
        .forEach(route -> routed.add(route.at("/matchers/0").textValue()));

    assertThat(Observability.alerts())
        .extracting(alert -> "severity=\"%s\"".formatted(alert.at("/labels/severity").textValue()))
        .isSubsetOf(routed);
  }

  @Test
  void groupsAndWaitsAsPromised() {
    JsonNode promised = contract("alerts.yml").path("alertmanager");
    for (String key :
        List.of("receiver", "group_by", "group_wait", "group_interval", "repeat_interval")) {
      assertThat(configuration.path("route").path(key)).isEqualTo(promised.path("route").path(key));
    }
    for (JsonNode route : promised.path("routes")) {
      String severity = route.at("/match/severity").textValue();
      JsonNode actual =
          elements(configuration.at("/route/routes"))
              .filter(each -> each.at("/matchers/0").textValue().contains(severity))
              .findFirst()
              .orElseThrow();
      for (String key : List.of("group_wait", "repeat_interval")) {
        if (route.has(key)) {
          assertThat(actual.path(key)).as(severity + " " + key).isEqualTo(route.path(key));
        }
      }
    }
  }

  static Stream<JsonNode> promisedReceivers() {
    return elements(contract("alerts.yml").at("/alertmanager/receivers"));
  }

  @ParameterizedTest
  @MethodSource("promisedReceivers")
  void hasTheReceiver(JsonNode promised) {
    JsonNode receiver =
        elements(configuration.path("receivers"))
            .filter(each -> each.path("name").equals(promised.path("name")))
            .findFirst()
            .orElseThrow();

    JsonNode slack = receiver.at("/slack_configs/0");
    promised
        .path("slack")
        .properties()
        .forEach(each -> assertThat(slack.path(each.getKey())).isEqualTo(each.getValue()));
    if (promised.has("pagerduty")) {
      assertThat(receiver.at("/pagerduty_configs/0/severity").textValue()).isEqualTo("critical");
    }
  }

  @Test
  void holdsNoSecret() {
    String text = configuration.toString();

    assertThat(text).contains("_file\":\"/run/secrets/");
    assertThat(text)
        .doesNotContain(
            "\"slack_api_url\"", "\"service_key\"", "\"smtp_auth_password\"", "hooks.slack.com");
  }

  @Test
  void anAlertThatHoldsOthersBackIsOneOfOurs() {
    Set<String> names = new HashSet<>();
    Observability.alerts().forEach(alert -> names.add(alert.path("alert").textValue()));

    assertThat(names).contains("Deployment", "DatabaseMaintenance");
    elements(configuration.path("inhibit_rules"))
        .flatMap(rule -> elements(rule.path("target_matchers")))
        .map(JsonNode::textValue)
        .filter(matcher -> matcher.startsWith("alertname=~"))
        .flatMap(matcher -> Stream.of(matcher.replaceAll(".*\"(.*)\"", "$1").split("\\|")))
        .forEach(target -> assertThat(names).contains(target));
  }
}
