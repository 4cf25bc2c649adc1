package io.dawsos.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compose files. */
public final class Compose {
  static final List<Path> FILES =
      Stream.of("docker-compose.yml", "docker-compose.observability.yml")
          .map(Observability.repository()::resolve)
          .toList();

  private Compose() {}

  /** The services that are containers of an image, rather than more settings of one. */
  static Stream<Map.Entry<String, JsonNode>> containers() {
    return services().filter(service -> service.getValue().has("image"));
  }

  private static Stream<Map.Entry<String, JsonNode>> services() {
    return FILES.stream()
        .flatMap(file -> Observability.parse(file).path("services").properties().stream());
  }

  /** The settings of a container. */
  public static JsonNode container(String name) {
    return containers()
        .filter(service -> service.getKey().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no service " + name))
        .getValue();
  }

  /** The variables of a service from both files, as they are where nobody sets any. */
  static Map<String, String> environment(String name) {
    return services()
        .filter(service -> service.getKey().equals(name))
        .flatMap(service -> service.getValue().path("environment").properties().stream())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                variable -> new Variables(variable.getValue().asText("")).unset(),
                (first, last) -> last));
  }

  /** What a container is started with, where nobody sets a variable. */
  static List<String> command(String name) {
    return Observability.elements(container(name).path("command"))
        .map(word -> new Variables(word.textValue()).unset())
        .toList();
  }

  /** Both files. */
  static Variables text() {
    return new Variables(
        FILES.stream().map(Compose::read).collect(Collectors.joining(System.lineSeparator())));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
