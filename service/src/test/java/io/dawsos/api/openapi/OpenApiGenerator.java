package io.dawsos.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dawsos.api.Problem;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the description of the API from its resources: the same bytes from the same sources. */
final class OpenApiGenerator {
  private static final String SCHEMAS = "#/components/schemas/";

  private final Javadocs javadocs = new Javadocs(java.nio.file.Path.of("src", "main", "java"));
  private final String version;

  /** A generator of the document of a version of the service. */
  OpenApiGenerator(String version) {
    this.version = version;
  }

  /** The document, ready to be written to a file. */
  String text() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return SharedParts.JSON.writer(printer).writeValueAsString(document()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document. */
  ObjectNode document() {
    ResourceReader reader = new ResourceReader(javadocs);
    OpenAPI document = reader.read(resources());
    SharedParts.addTo(document, version);
    document.setPaths(sorted(document.getPaths()));
    ObjectNode tree = Json31.mapper().valueToTree(document);
    Map<String, Class<?>> records = new TreeMap<>(reader.records());
    records.put(ApiSchemas.name(Problem.class), Problem.class);
    addSchemas(tree, records);
    return tree;
  }

  private static Set<Class<?>> resources() {
    Set<Class<?>> resources = new LinkedHashSet<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dawsos.api")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .sorted(Comparator.comparing(Class::getName))
            .forEach(resources::add);
    return resources;
  }

  private static Paths sorted(Paths paths) {
    Paths sorted = new Paths();
    new TreeMap<String, PathItem>(paths).forEach(sorted::addPathItem);
    return sorted;
  }

  private void addSchemas(ObjectNode tree, Map<String, Class<?>> records) {
    Set<String> bodies = new TreeSet<>();
    tree.path("paths")
        .findValues("requestBody")
        .forEach(body -> body.findValuesAsText("$ref").forEach(bodies::add));
    List<Class<?>> read = new ArrayList<>();
    List<Class<?>> written = new ArrayList<>();
    records.forEach((name, type) -> (bodies.contains(SCHEMAS + name) ? read : written).add(type));
    ApiSchemas schemas = new ApiSchemas(SharedParts.JSON, javadocs);
    Map<String, JsonNode> all = new TreeMap<>();
    for (ObjectNode some : List.of(schemas.read(read), schemas.written(written))) {
      some.properties()
          .forEach(
              schema -> {
                if (all.put(schema.getKey(), schema.getValue()) != null) {
                  throw new IllegalStateException(schema.getKey() + " is both read and written");
                }
              });
    }
    ObjectNode target = tree.withObject("components").putObject("schemas");
    all.forEach(target::set);
  }
}
