package io.dawsos.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.api.Problem;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the description of the API from its resources: the same bytes from the same sources. */
final class OpenApiGenerator {
  private static final String SCHEMAS = "#/components/schemas/";

  private static final Path SOURCES = Path.of("src", "main", "java");

  private final Javadocs javadocs = new Javadocs(SOURCES);
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

  /** By the names of their sources; a test compares with what the application has registered. */
  private static Set<Class<?>> resources() {
    Set<Class<?>> resources = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(SOURCES.resolve("io/dawsos/api"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Resource.java"))
              .map(name -> "io.dawsos.api." + name.substring(0, name.indexOf('.')))
              .sorted()
              .toList();
      for (String name : names) {
        resources.add(Class.forName(name));
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
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
    // What was only unwrapped into others is named by nothing.
    target.retain(
        target.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> tree.findValuesAsText("$ref").contains(SCHEMAS + name))
            .toList());
  }
}
