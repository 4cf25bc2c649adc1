package io.dawsos.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards under {@code observability/grafana}. */
public final class Dashboards {
  private Dashboards() {}

  /**
   * A query.
   *
   * @param of dashboard and panel, for failures
   * @param text in PromQL
   * @param exemplars whether single requests are shown
   */
  public record Expression(String of, String text, boolean exemplars) {}

  static List<JsonNode> all() {
    try (Stream<Path> files = Files.list(Observability.file("grafana/dashboards"))) {
      return files.sorted().map(Observability::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every query of every panel, and those of annotations. */
  public static List<Expression> expressions() {
    return all().stream()
        .flatMap(
            dashboard ->
                Stream.concat(
                    Observability.elements(dashboard.path("panels"))
                        .flatMap(panel -> expressions(dashboard, panel)),
                    Observability.elements(dashboard.at("/annotations/list"))
                        .map(each -> expression(dashboard, each, each))))
        .toList();
  }

  private static Stream<Expression> expressions(JsonNode dashboard, JsonNode panel) {
    return Observability.elements(panel.path("targets"))
        .map(target -> expression(dashboard, panel, target));
  }

  private static Expression expression(JsonNode dashboard, JsonNode named, JsonNode query) {
    String name = named.path("title").asText(named.path("name").asText());
    return new Expression(
        dashboard.path("title").textValue() + " / " + name,
        query.path("expr").textValue(),
        query.path("exemplar").asBoolean());
  }
}
