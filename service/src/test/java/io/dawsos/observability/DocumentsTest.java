package io.dawsos.observability;

import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.repository;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that the contract names, and what documents have to tell. */
final class DocumentsTest {
  private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z_]+).*");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s:]+)\\)");

  static Stream<ContractEntry> files() {
    return ContractEntry.ours("config.yml", "files");
  }

  static Stream<ContractEntry> documents() {
    return files().filter(entry -> entry.has("sections"));
  }

  static Stream<JsonNode> dashboards() {
    return Dashboards.all().stream();
  }

  static Stream<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(repository(), 2)) {
      return all
          .map(file -> repository().relativize(file).toString())
          .filter(name -> name.matches("((docs|observability|bench)/)?[\\w.-]+\\.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isThereOrIsWrittenByTheService(ContractEntry entry) {
    assertThat(
            entry.text("kind").startsWith("generated ")
                || Files.isRegularFile(repository().resolve(entry.here("path").textValue())))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void hasTheSectionsOfTheContract(ContractEntry entry) throws IOException {
    Document document = Document.read(entry.here("path").textValue());

    assertThat(document.lines()).hasSizeGreaterThanOrEqualTo(entry.get("min_lines").asInt(1));
    for (JsonNode section : entry.get("sections")) {
      String heading = entry.get("sections_ours").path(section.textValue()).asText();
      if (heading.isEmpty()) {
        assertThat(entry.get("sections_later").has(section.textValue()))
            .as(section.asText())
            .isTrue();
      } else {
        assertThat(document.section(heading)).isNotBlank();
      }
    }
  }

  @Test
  void everySettingOfTelemetryIsInTheReferenceWithItsKeyAndDefault() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    collect(
        "telemetry",
        Observability.parse(repository().resolve("config.yml")).path("telemetry"),
        settings);
    String reference = Document.read("docs/observability.md").section("Configuration reference");

    assertThat(settings).hasSizeGreaterThan(20);
    assertThat(settings)
        .allSatisfy(
            (key, value) -> {
              String name = SETTING.matcher(value).replaceFirst("$1");
              String unset = new Variables(value).unset();
              assertThat(reference)
                  .contains(
                      "| `%s` | `%s` | %s |"
                          .formatted(name, key, unset.isEmpty() ? "empty" : "`" + unset + "`"));
            });
  }

  private static void collect(String path, JsonNode value, Map<String, String> settings) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(each -> collect(path + "." + each.getKey(), each.getValue(), settings));
    } else {
      settings.put(path, value.asText());
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelIsDescribed(JsonNode dashboard) throws IOException {
    String described =
        Document.read("docs/observability.md").section(dashboard.path("title").textValue());

    assertThat(elements(dashboard.path("panels")).map(panel -> panel.path("title").textValue()))
        .allSatisfy(title -> assertThat(described).contains("| " + title + " |"));
  }

  @Test
  void theExampleForProductionHasSettingsThatAreThereAndTheSharesOfTheContract()
      throws IOException {
    Properties production =
        indented(Document.read("docs/deployment.md").section("Production .env example"));
    Properties example = new Properties();
    example.load(new StringReader(Files.readString(repository().resolve(".env.example"))));

    assertThat(example.stringPropertyNames()).containsAll(production.stringPropertyNames());
    assertThat(production.getProperty("ENVIRONMENT")).isEqualTo("production");
    assertThat(ContractEntry.ours("config.yml", "env"))
        .filteredOn(entry -> entry.has("recommended_production"))
        .hasSize(2)
        .allSatisfy(
            entry ->
                assertThat(production.getProperty(entry.text("key")))
                    .isEqualTo(entry.text("recommended_production")));
  }

  private static Properties indented(String section) throws IOException {
    Properties read = new Properties();
    read.load(
        new StringReader(
            section
                .lines()
                .filter(line -> line.startsWith("    "))
                .collect(Collectors.joining("\n"))));
    return read;
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLinkLeadsSomewhere(String name) throws IOException {
    Document document = Document.read(name);
    Path file = repository().resolve(name);

    assertThat(
            LINK.matcher(String.join("\n", document.lines())).results().map(link -> link.group(1)))
        .allSatisfy(
            link -> {
              String[] parts = link.split("#", 2);
              Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
              assertThat(target).exists();
              if (parts.length > 1) {
                assertThat(
                        Document.read(repository().relativize(target.normalize()).toString())
                            .anchors())
                    .contains(parts[1]);
              }
            });
  }
}
