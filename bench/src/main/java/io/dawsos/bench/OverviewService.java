package io.dawsos.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packaged jar, serving a portfolio of 500 positions from a folder and a database of its own,
 * and the request for its {@code portfolio_overview}.
 */
final class OverviewService implements AutoCloseable {
  private static final int POSITIONS = 500;
  private static final String PORTFOLIO = "33333333-3333-3333-3333-333333333333";
  private static final String BODY =
      "{\"pattern_id\":\"portfolio_overview\",\"inputs\":{\"portfolio_id\":\"" + PORTFOLIO + "\"}}";

  private final Processes processes;
  private final String key;
  private final int port;

  private OverviewService(Processes processes, String key, int port) {
    this.processes = processes;
    this.key = key;
    this.port = port;
  }

  /**
   * Prepares a service and starts it.
   *
   * @param folder does not exist yet
   * @param variables of its environment
   * @param options of its JVM
   * @param first classes that come before those of the jar; null for none
   */
  static OverviewService start(
      Path folder,
      Path repository,
      Map<String, String> variables,
      List<String> options,
      @Nullable Path first)
      throws Exception {
    Path data = Files.createDirectories(folder).resolve("data");
    new GeneratedPortfolio(POSITIONS).write(data);
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("DAWSOS_DATA", data.toString());
    environment.put("DAWSOS_CONFIG", repository.resolve("config.yml").toString());
    environment.put("PACKS_MAX_AGE", "0s");
    environment.put("PACKS_BASE_CURRENCY", "CAD");
    environment.put("LOG_LEVEL", "WARN");
    environment.put("LIMITS_REQUESTS_PER_SECOND", "1000000");
    environment.put("LIMITS_BURST", "1000000");
    Path jar = repository.resolve("service/target/dawsos.jar");
    Processes processes = new Processes(folder, jar, environment);
    String key = prepare(processes);
    List<String> server = new ArrayList<>(options);
    String path = (first == null ? "" : first + File.pathSeparator) + jar;
    server.addAll(List.of("-cp", path, "io.dawsos.Main", "server"));
    return new OverviewService(processes, key, processes.serve(server));
  }

  private static String prepare(Processes processes) throws Exception {
    processes.dawsos("db", "migrate");
    processes.dawsos(
        "portfolio",
        "add",
        "Bench",
        "--id",
        PORTFOLIO,
        "--currency",
        "CAD",
        "--account",
        "Assets:*");
    processes.dawsos("pack", "build", "--date", GeneratedPortfolio.DATE.toString(), "--mark-fresh");
    return new ObjectMapper()
        .readTree(processes.dawsos("key", "create", "bench", "--json"))
        .path("key")
        .textValue();
  }

  /** Load on it. */
  Load load() {
    return loadOn(port);
  }

  /** Load of the same requests on another server. */
  Load loadOn(int otherPort) {
    return new Load(
        otherPort,
        "POST /v1/execute HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                .formatted(key)
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(BODY.length(), BODY));
  }

  /** Processor time that its JVM has used so far; its PostgreSQL's is not in it. */
  long processorNanos() {
    return processes.processorNanos();
  }

  /** A request to it, without a key. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  /** A request to it, with a key. */
  HttpRequest.Builder asked(String path) {
    return request(path).header("Authorization", "Bearer " + key);
  }

  /** Bytes of its answer. */
  int sizeOfAnswer() throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                asked("/v1/execute")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(BODY))
                    .build(),
                BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body().length;
  }

  @Override
  public void close() {
    processes.close();
  }
}
