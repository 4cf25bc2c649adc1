package io.dawsos.api.openapi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dawsos.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");
  private static final String REWRITE = "dawsos.openapi.rewrite";
  private static final String META_SCHEMA = "/openapi/oas-3.1-schema-2022-10-07.json";
  private static final String VERSION = requireNonNull(System.getProperty("dawsos.version"));
  private static final OpenApiGenerator GENERATOR = new OpenApiGenerator(VERSION);
  private static final ObjectNode DOCUMENT = GENERATOR.document();

  /** An operation of the document. */
  private record Named(String name, JsonNode operation) {
    static List<Named> all() {
      List<Named> all = new ArrayList<>();
      DOCUMENT
          .path("paths")
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          method ->
                              all.add(
                                  new Named(
                                      method.getKey() + " " + path.getKey(), method.getValue()))));
      return all;
    }

    JsonNode answer(String status) {
      return resolve(operation.path("responses").path(status));
    }

    boolean takesParameters() {
      return !operation.path("parameters").findValues("in").isEmpty();
    }
  }

  private static JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").textValue();
    return reference == null ? node : DOCUMENT.at(reference.substring(1));
  }

  @Test
  void theCommittedDocumentIsWhatTheResourcesSay() throws IOException {
    String generated = GENERATOR.text();
    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(COMMITTED, generated);
    }

    assertThat(Files.readString(COMMITTED))
        .as(
            "docs/openapi.json differs; rewrite with `mvn -B -q -pl service test"
                + " -Dtest=OpenApiTest -D%s=true`, then review the difference",
            REWRITE)
        .isEqualTo(generated);
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(new OpenApiGenerator(VERSION).text()).isEqualTo(GENERATOR.text());
  }

  @Test
  void isOpenApi() throws IOException {
    try (InputStream metaSchema = requireNonNull(getClass().getResourceAsStream(META_SCHEMA))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(metaSchema, InputFormat.JSON);

      assertThat(schema.validate(DOCUMENT)).isEmpty();
      ObjectNode untitled = DOCUMENT.deepCopy();
      untitled.withObject("info").remove("title");
      assertThat(schema.validate(untitled)).isNotEmpty();
    }
  }

  @Test
  void itsSchemasAreSchemas() {
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    DOCUMENT
        .at("/components/schemas")
        .properties()
        .forEach(
            schema ->
                assertThat(dialect.validate(schema.getValue())).as(schema.getKey()).isEmpty());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> missing = new HashSet<>();
    for (JsonNode reference : DOCUMENT.findValues("$ref")) {
      if (DOCUMENT.at(reference.textValue().substring(1)).isMissingNode()) {
        missing.add(reference.textValue());
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyOperationHasANameOfItsOwnAndSaysWhatItDoes() {
    assertThat(Named.all())
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(
            each -> {
              assertThat(each.operation().path("operationId").asText()).matches("[a-z][A-Za-z]+");
              assertThat(each.operation().path("summary").asText()).isNotBlank();
              assertThat(each.operation().path("tags")).isNotEmpty();
            })
        .extracting(each -> each.operation().path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyParameterSaysWhatItIsAndHasAnExample() {
    for (Named each : Named.all()) {
      assertThat(each.operation().path("parameters"))
          .map(OpenApiTest::resolve)
          .allSatisfy(
              parameter -> {
                assertThat(parameter.path("description").asText()).isNotBlank();
                assertThat(parameter.has("example")).isTrue();
                assertThat(parameter.path("schema").has("type")).isTrue();
              });
    }
  }

  @Test
  void everyOperationHasOneGoodAnswerWithASchema() {
    assertThat(Named.all())
        .allSatisfy(
            each -> {
              List<String> good = new ArrayList<>();
              each.operation()
                  .path("responses")
                  .fieldNames()
                  .forEachRemaining(
                      status -> {
                        if (status.startsWith("2")) {
                          good.add(status);
                        }
                      });
              assertThat(good).hasSize(1);
              JsonNode answer = each.answer(good.get(0));
              if (!good.get(0).equals("204")) {
                assertThat(answer.path("content")).isNotEmpty();
                assertThat(answer.path("content"))
                    .allSatisfy(media -> assertThat(media.path("schema")).isNotEmpty());
              }
            });
  }

  @Test
  void everyOperationHasTheProblemsThatFitIt() {
    assertThat(Named.all())
        .allSatisfy(
            each -> {
              Set<String> fit = new HashSet<>(Set.of("406", "500", "503"));
              if (each.operation().has("security")) {
                fit.addAll(Set.of("401", "403", "429"));
              }
              if (each.name().contains("{")) {
                fit.addAll(Set.of("400", "404"));
              }
              if (each.takesParameters()) {
                fit.add("400");
              }
              if (each.operation().has("requestBody")) {
                fit.addAll(Set.of("400", "413", "415"));
              }
              for (String status : fit) {
                assertThat(each.answer(status).at("/content").path(Problem.MEDIA_TYPE.toString()))
                    .as(status)
                    .isNotEmpty();
              }
            });
  }

  @Test
  void onlyHealthAndDescriptionsNeedNoKey() {
    assertThat(Named.all())
        .filteredOn(each -> !each.operation().has("security"))
        .extracting(Named::name)
        .containsExactly("get /health/pack", "get /openapi.json", "get /schemas/pattern.json");
  }
}
