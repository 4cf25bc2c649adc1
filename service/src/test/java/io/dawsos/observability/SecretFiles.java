package io.dawsos.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that {@code monitoring-secrets} of the compose file makes of variables: by its own
 * command line, with Debian's htpasswd.
 */
public final class SecretFiles {
  /** A password with what shells, formats and YAML would take for theirs. */
  public static final String PASSWORD = "it's \"a\" $ecret: %s \\n #1";

  private SecretFiles() {}

  /**
   * How it ended, and what it said.
   *
   * @param exit 0 where the files are there
   */
  record Outcome(int exit, String output) {}

  /**
   * Writes the files; skips the test where htpasswd is not installed.
   *
   * @param run stands for {@code /run}
   * @param variables those of {@code .env}
   */
  public static void write(Path run, Map<String, String> variables) throws IOException {
    assertThat(start(run, variables)).isEqualTo(new Outcome(0, ""));
  }

  static Outcome start(Path run, Map<String, String> variables) throws IOException {
    JsonNode container = Compose.container("monitoring-secrets");
    Path htpasswd = Tool.HTPASSWD.path();
    List<String> line = new ArrayList<>();
    for (JsonNode word : container.path("command")) {
      line.add(mounted(word.textValue(), run));
    }
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", htpasswd.getParent() + ":" + System.getenv("PATH"));
    environment.put("LD_LIBRARY_PATH", libraries(htpasswd.resolveSibling("../lib")));
    container
        .path("environment")
        .fieldNames()
        .forEachRemaining(name -> environment.put(name, variables.getOrDefault(name, "")));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What is at a place of the container. */
  private static String mounted(String word, Path run) throws IOException {
    if (word.startsWith("/run/")) {
      return Files.createDirectories(run.resolve(word.substring("/run/".length()))).toString();
    }
    return word.startsWith("/") ? Observability.file(word.substring(1)).toString() : word;
  }

  /** Debian has libraries in a folder by the kind of machine. */
  private static String libraries(Path lib) throws IOException {
    try (Stream<Path> kinds = Files.list(lib)) {
      return kinds
          .map(Path::toString)
          .filter(kind -> kind.endsWith("-linux-gnu"))
          .collect(Collectors.joining(":"));
    }
  }
}
