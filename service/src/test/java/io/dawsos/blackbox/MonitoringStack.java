package io.dawsos.blackbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dawsos.observability.Observability;
import io.dawsos.observability.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Debian's Prometheus and Alertmanager on our files, which are changed in addresses and times
 * alone, and a loopback server that stands for Slack. Not thread-safe.
 */
final class MonitoringStack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private final int alertmanagerPort;
  private final HttpServer slack;
  private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
  private final List<DawsosProcess> started = new ArrayList<>();

  /** Starts both; skips the test where they are not installed. The files are kept in a folder. */
  MonitoringStack(Path folder, int servicePort, int port, int alertmanagerPort) throws IOException {
    this.folder = folder;
    this.port = port;
    this.alertmanagerPort = alertmanagerPort;
    List<String> prometheus = Tool.PROMETHEUS.command();
    List<String> alertmanager = Tool.ALERTMANAGER.command();
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          messages.add(Json.parse(new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    slack.start();
    write("prometheus.yml", prometheusConfiguration(servicePort));
    for (String rules : List.of("recording_rules.yml", "maintenance.yml", "alerts.yml")) {
      write(rules, shortened(Files.readString(Observability.file(rules))));
    }
    write("alertmanager.yml", alertmanagerConfiguration());
    write("templates/dawsos.tmpl", Files.readString(Observability.file("templates/dawsos.tmpl")));
    start(
        alertmanager,
        "--config.file=" + folder.resolve("alertmanager.yml"),
        "--storage.path=" + folder.resolve("alertmanager"),
        "--web.listen-address=127.0.0.1:" + alertmanagerPort,
        "--cluster.listen-address=");
    start(
        prometheus,
        "--config.file=" + folder.resolve("prometheus.yml"),
        "--storage.tsdb.path=" + folder.resolve("prometheus"),
        "--web.listen-address=127.0.0.1:" + port,
        "--web.enable-lifecycle",
        // What fires while a reload forgets where Alertmanager is, is sent again.
        "--rules.alert.resend-delay=1s",
        // The release of the stack does these by itself; native histograms would displace classic
        // ones.
        "--enable-feature=exemplar-storage,expand-external-labels");
    try {
      awaitStart();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void awaitStart() {
    for (int each : new int[] {port, alertmanagerPort}) {
      Api api = new Api(each, "none", AnswerCheck.NONE);
      await()
          .atMost(START_LIMIT)
          .failFast(() -> started.forEach(DawsosProcess::assertAlive))
          .until(() -> api.isUp("/-/ready"));
    }
  }

  private String prometheusConfiguration(int servicePort) {
    return Observability.prometheusConfiguration()
        .replaceAll("(?s)\n  - job_name: otel-collector.*", "\n")
        .replaceAll("(scrape_interval|evaluation_interval|scrape_timeout): \\d+s", "$1: 1s")
        .replace("backend:8000", "127.0.0.1:" + servicePort)
        .replace("localhost:9090", "127.0.0.1:" + port)
        .replace("alertmanager:9093", "127.0.0.1:" + alertmanagerPort);
  }

  /** Rules whose alerts fire after a second. */
  private static String shortened(String rules) {
    return rules.replaceAll("(?m)^( +(?:for|keep_firing_for)): .*$", "$1: 1s");
  }

  private String alertmanagerConfiguration() throws IOException {
    String url = "http://127.0.0.1:%d/".formatted(slack.getAddress().getPort());
    Path file = write("slack_webhook_url", url);
    return Files.readString(Observability.file("alertmanager.yml"))
        .replace("/run/secrets/slack_webhook_url", file.toString())
        // A service key would go to PagerDuty's own address, whatever the configuration says.
        .replace("service_key_file", "routing_key_file")
        .replace("/run/secrets/pagerduty_service_key", write("pagerduty_key", "key").toString())
        .replace("global:\n", "global:\n  pagerduty_url: %spagerduty\n".formatted(url))
        .replace("mail.example.org:587", "127.0.0.1:1")
        .replaceAll("group_wait: .*", "group_wait: 0s")
        .replaceAll("group_interval: .*", "group_interval: 1s");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void start(List<String> program, String... arguments) {
    List<String> line = new ArrayList<>(program);
    line.add("--log.level=warn");
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("ENVIRONMENT", "production");
    started.add(DawsosProcess.start(builder, folder, "process-" + started.size()));
  }

  /** The samples that an expression has now. */
  List<JsonNode> query(String expression) {
    return Json.elements(api("/api/v1/query?query=" + encode(expression)).path("result"));
  }

  /** The exemplars of the last minutes. */
  List<JsonNode> exemplars(String expression) {
    return Json.elements(
        api("/api/v1/query_exemplars?start=0&end=4102444800&query=" + encode(expression)));
  }

  /** The rules as Prometheus holds them, with their health. */
  List<JsonNode> rules() {
    return Json.elements(api("/api/v1/rules").path("groups")).stream()
        .flatMap(group -> Json.elements(group.path("rules")).stream())
        .toList();
  }

  private JsonNode api(String path) {
    JsonNode answer = new Api(port, "none", AnswerCheck.NONE).get(path).json();
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(path + ": " + answer);
    }
    return answer.path("data");
  }

  /** The groups of alerts that Alertmanager has for a receiver. */
  List<JsonNode> groups(String receiver) {
    return Json.elements(
        new Api(alertmanagerPort, "none", AnswerCheck.NONE)
            .get("/api/v2/alerts/groups?receiver=" + encode(receiver))
            .json());
  }

  /** What Slack and PagerDuty would have received. */
  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    started.forEach(DawsosProcess::kill);
    slack.stop(0);
  }
}
