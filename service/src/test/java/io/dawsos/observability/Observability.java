package io.dawsos.observability;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the monitoring stack. */
public final class Observability {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Marks lines that the Prometheus of the tests, older than that of the stack, does not know. */
  private static final String NEWER = "# since 3.0";

  private Observability() {}

  /** The folder that holds {@code observability/}. */
  public static Path repository() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("observability"))) {
        return at;
      }
    }
    throw new IllegalStateException("observability/ is not in or above the working directory");
  }

  /** A file of {@code observability/}. */
  public static Path file(String name) {
    return repository().resolve("observability").resolve(name);
  }

  /** A YAML or JSON file of {@code observability/}. */
  public static JsonNode read(String name) {
    return parse(file(name));
  }

  static JsonNode parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jackson alone would not follow the merge keys of the compose files. */
  private static JsonNode parse(InputStream in) {
    return MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
  }

  /** The project's copy of a part of the contract. */
  public static JsonNode contract(String name) {
    try (InputStream in = Observability.class.getResourceAsStream("/contract/" + name)) {
      return parse(requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract itself; skips the test that asks where it is not beside the repository. */
  public static JsonNode originalContract(String name) {
    Optional<Path> original =
        Stream.iterate(repository(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared/contract").resolve(name))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(original.isPresent(), "no shared/contract beside the repository to compare with");
    return parse(original.orElseThrow());
  }

  /** The alert rules of {@code alerts.yml}. */
  static List<JsonNode> alerts() {
    return rules("alerts.yml").filter(rule -> rule.has("alert")).toList();
  }

  /** The rules of a file. */
  public static Stream<JsonNode> rules(String name) {
    return elements(read(name).path("groups")).flatMap(group -> elements(group.path("rules")));
  }

  /** The elements of an array. */
  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The texts of an array. */
  static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::textValue).toList();
  }

  /** The text of {@code prometheus.yml} for the Prometheus of the tests. */
  public static String prometheusConfiguration() {
    try (Stream<String> lines = Files.lines(file("prometheus.yml"))) {
      return lines
          .filter(line -> !line.endsWith(NEWER))
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
