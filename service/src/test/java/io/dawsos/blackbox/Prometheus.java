package io.dawsos.blackbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.observability.SecretFiles;
import io.dawsos.observability.Tool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's Prometheus, on a file {@code prometheus.yml}. Not thread-safe. */
final class Prometheus implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final BasicAuthApi api;
  private final DawsosProcess process;

  /**
   * Starts one, which need not answer yet; skips the test where it is not installed.
   *
   * @param folder holds {@code prometheus.yml} and gets everything else
   */
  Prometheus(Path folder, int port, String... options) {
    List<String> line = new ArrayList<>(Tool.PROMETHEUS.command());
    line.add("--log.level=warn");
    line.add("--config.file=" + folder.resolve("prometheus.yml"));
    line.add("--storage.tsdb.path=" + folder.resolve("prometheus"));
    line.add("--web.listen-address=127.0.0.1:" + port);
    line.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("ENVIRONMENT", "production");
    api = new BasicAuthApi(port, SecretFiles.PASSWORD);
    process = DawsosProcess.start(builder, folder, "prometheus");
  }

  void awaitStart() {
    await().atMost(START_LIMIT).failFast(process::assertAlive).until(api::isReady);
  }

  /** The samples that an expression has now. */
  List<JsonNode> query(String expression) {
    return Json.elements(get("/api/v1/query?query=" + encode(expression)).path("result"));
  }

  /** The exemplars of the last minutes. */
  List<JsonNode> exemplars(String expression) {
    return Json.elements(
        get("/api/v1/query_exemplars?start=0&end=4102444800&query=" + encode(expression)));
  }

  /** The rules as it holds them, with their health. */
  List<JsonNode> rules() {
    return Json.elements(get("/api/v1/rules").path("groups")).stream()
        .flatMap(group -> Json.elements(group.path("rules")).stream())
        .toList();
  }

  private JsonNode get(String path) {
    JsonNode answer = api.get(path).json();
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer.path("data");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.kill();
  }
}
