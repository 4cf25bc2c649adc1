package io.dawsos.blackbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.dawsos.observability.Observability;
import io.dawsos.observability.SecretFiles;
import io.dawsos.observability.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Debian's Prometheus and Alertmanager on our files, which are changed in addresses and times
 * alone, behind a password as in the containers, and a loopback server that stands for Slack. Not
 * thread-safe.
 */
final class MonitoringStack implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private final BasicAuthApi alertmanager;
  private final HttpServer slack;
  private final Queue<JsonNode> messages = new ConcurrentLinkedQueue<>();
  private final DawsosProcess alertmanagerProcess;
  private final Prometheus prometheus;

  /** Starts both; skips the test where they are not installed. The files are kept in a folder. */
  MonitoringStack(Path folder, int servicePort, int port, int alertmanagerPort) throws IOException {
    this.folder = folder;
    this.port = port;
    alertmanager = new BasicAuthApi(alertmanagerPort, SecretFiles.PASSWORD);
    Tool.PROMETHEUS.path();
    Tool.HTPASSWD.path();
    List<String> line = new ArrayList<>(Tool.ALERTMANAGER.command());
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
    password(SecretFiles.PASSWORD);
    String web = "--web.config.file=" + folder.resolve("run/monitoring/web.yml");
    write("client.yml", reading(Files.readString(Observability.file("client.yml"))));
    write("prometheus.yml", prometheusConfiguration(servicePort, alertmanagerPort));
    for (String rules : List.of("recording_rules.yml", "maintenance.yml", "alerts.yml")) {
      write(rules, shortened(Files.readString(Observability.file(rules))));
    }
    write("alertmanager.yml", alertmanagerConfiguration());
    write("templates/dawsos.tmpl", Files.readString(Observability.file("templates/dawsos.tmpl")));
    line.addAll(
        List.of(
            "--log.level=warn",
            "--config.file=" + folder.resolve("alertmanager.yml"),
            web,
            "--storage.path=" + folder.resolve("alertmanager"),
            "--web.listen-address=127.0.0.1:" + alertmanagerPort,
            "--cluster.listen-address="));
    alertmanagerProcess =
        DawsosProcess.start(
            new ProcessBuilder(line).directory(folder.toFile()), folder, "alertmanager");
    prometheus =
        new Prometheus(
            folder,
            port,
            web,
            "--web.enable-lifecycle",
            // What fires while a reload forgets where Alertmanager is, is sent again.
            "--rules.alert.resend-delay=1s",
            // The release of the stack does these by itself; native histograms would displace
            // classic ones.
            "--enable-feature=exemplar-storage,expand-external-labels");
    try {
      awaitStart();
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void awaitStart() {
    prometheus.awaitStart();
    await()
        .atMost(START_LIMIT)
        .failFast(alertmanagerProcess::assertAlive)
        .until(alertmanager::isReady);
  }

  /** Sets the password, as the init service does. */
  void password(String password) throws IOException {
    SecretFiles.write(
        folder.resolve("run"),
        Map.of(
            "MONITORING_PASSWORD",
            password,
            "SLACK_WEBHOOK_URL",
            slackUrl(),
            "PAGERDUTY_SERVICE_KEY",
            "key"));
  }

  private String slackUrl() {
    return "http://127.0.0.1:%d/".formatted(slack.getAddress().getPort());
  }

  private String reading(String configuration) {
    return configuration.replace("/run/", folder.resolve("run") + "/");
  }

  private String prometheusConfiguration(int servicePort, int alertmanagerPort) {
    return reading(Observability.prometheusConfiguration())
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
    return reading(Files.readString(Observability.file("alertmanager.yml")))
        // A service key would go to PagerDuty's own address, whatever the configuration says.
        .replace("service_key_file", "routing_key_file")
        .replace("global:\n", "global:\n  pagerduty_url: %spagerduty\n".formatted(slackUrl()))
        .replace("mail.example.org:587", "127.0.0.1:1")
        .replaceAll("group_wait: .*", "group_wait: 0s")
        .replaceAll("group_interval: .*", "group_interval: 1s");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Prometheus prometheus() {
    return prometheus;
  }

  /** The groups of alerts that Alertmanager has for a receiver. */
  List<JsonNode> groups(String receiver) {
    return Json.elements(alertmanager.get("/api/v2/alerts/groups?receiver=" + receiver).json());
  }

  /** What Slack and PagerDuty would have received. */
  List<JsonNode> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    prometheus.close();
    alertmanagerProcess.kill();
    slack.stop(0);
  }
}
