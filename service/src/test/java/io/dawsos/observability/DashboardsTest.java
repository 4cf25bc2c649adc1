package io.dawsos.observability;

import static io.dawsos.observability.Observability.contract;
import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.file;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboards of Grafana, and what they read. */
final class DashboardsTest {
  /** Width of Grafana's grid. */
  private static final int COLUMNS = 24;

  static Stream<JsonNode> dashboards() {
    return Dashboards.all().stream();
  }

  @Test
  void noTwoHaveOneIdentityOrTitle() {
    assertThat(dashboards().map(each -> each.path("uid").textValue())).doesNotHaveDuplicates();
    assertThat(dashboards().map(each -> each.path("title").textValue())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void readsDataSourcesThatAreProvisioned(JsonNode dashboard) {
    Set<JsonNode> provisioned = new HashSet<>();
    elements(sources().path("datasources")).forEach(source -> provisioned.add(source.path("uid")));

    assertThat(elements(dashboard.path("panels")))
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(provisioned).contains(panel.at("/datasource/uid"));
              assertThat(elements(panel.path("targets")))
                  .isNotEmpty()
                  .allMatch(target -> provisioned.contains(target.at("/datasource/uid")));
            });
  }

  private static JsonNode sources() {
    return Observability.read("grafana/provisioning/datasources/prometheus.yml");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void itsPanelsLieBesideEachOther(JsonNode dashboard) {
    Set<JsonNode> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id"))).isTrue();
      JsonNode at = panel.path("gridPos");
      assertThat(at.path("x").intValue() + at.path("w").intValue()).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < at.path("w").intValue(); x++) {
        for (int y = 0; y < at.path("h").intValue(); y++) {
          assertThat(taken.add(List.of(at.path("x").intValue() + x, at.path("y").intValue() + y)))
              .as(panel.path("title").textValue())
              .isTrue();
        }
      }
    }
  }

  @Test
  void promtoolAcceptsEveryExpression(@TempDir Path folder) throws IOException {
    List<Map<String, String>> rules = new ArrayList<>();
    for (Dashboards.Expression each : Dashboards.expressions()) {
      rules.add(Map.of("record", "panel:" + rules.size(), "expr", each.text()));
    }
    Path file = folder.resolve("panels.yml");
    new ObjectMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));

    assertThat(rules).hasSizeGreaterThan(40);
    assertThat(Tool.PROMTOOL.run("check", "rules", file.toString()))
        .contains("SUCCESS: %d rules found".formatted(rules.size()));
  }

  /** Those of the advisor and of the error budgets come with what they show. */
  static Stream<JsonNode> promised() {
    return elements(contract("dashboards.yml").path("dashboards"))
        .filter(each -> !Set.of("000", "001", "003").contains(each.at("/seeds/0").textValue()));
  }

  @ParameterizedTest
  @MethodSource("promised")
  void isThereAsPromised(JsonNode promised) {
    JsonNode dashboard =
        dashboards()
            .filter(each -> each.path("title").equals(promised.path("title")))
            .findFirst()
            .orElseThrow();

    if (promised.has("file")) {
      String name = promised.path("file").textValue().replaceFirst("^observability/", "");
      assertThat(Files.exists(file(name))).isTrue();
      assertThat(Observability.read(name)).isEqualTo(dashboard);
    }
    if (promised.has("panel_count")) {
      assertThat(dashboard.path("panels")).hasSize(promised.path("panel_count").intValue());
    }
    for (String key : List.of("refresh", "timezone")) {
      if (promised.has(key)) {
        assertThat(dashboard.path(key)).isEqualTo(promised.path(key));
      }
    }
    assertThat(elements(dashboard.path("tags")))
        .containsAll(elements(promised.path("tags")).toList());
    for (JsonNode panel : promised.path("panels")) {
      assertThat(matches(dashboard, panel)).as(panel.path("title").textValue()).isTrue();
    }
  }

  private static boolean matches(JsonNode dashboard, JsonNode promised) {
    return elements(dashboard.path("panels"))
        .filter(panel -> panel.path("title").equals(promised.path("title")))
        .filter(panel -> !promised.has("id") || panel.path("id").equals(promised.path("id")))
        .anyMatch(
            panel -> !promised.has("type") || panel.path("type").equals(promised.path("type")));
  }

  @Test
  void thePointOfAHistogramOpensItsTrace() {
    JsonNode prometheus = sources().at("/datasources/0");
    JsonNode link = prometheus.at("/jsonData/exemplarTraceIdDestinations/0");

    assertThat(link.path("name").textValue()).isEqualTo("trace_id");
    assertThat(elements(sources().path("datasources")))
        .anyMatch(
            source ->
                source.path("type").textValue().equals("jaeger")
                    && source.path("uid").equals(link.path("datasourceUid")));
    assertThat(Dashboards.expressions())
        .filteredOn(each -> each.text().contains("histogram_quantile"))
        .isNotEmpty()
        .allMatch(Dashboards.Expression::exemplars);
  }

  @Test
  void theProvisioningIsThatOfTheContract() {
    JsonNode prometheus = sources().at("/datasources/0");
    JsonNode promised = contract("dashboards.yml").at("/provisioning/0");
    for (String key : List.of("name", "type", "url", "access", "isDefault")) {
      assertThat(prometheus.path(key)).isEqualTo(promised.path(key));
    }

    assertThat(
            Observability.read("grafana/provisioning/dashboards/default.yml")
                .at("/providers/0/options/path")
                .textValue())
        .isEqualTo("/var/lib/grafana/dashboards");
  }
}
