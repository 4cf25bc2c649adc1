package io.dawsos.observability;

import static io.dawsos.observability.Observability.elements;
import static io.dawsos.observability.Observability.repository;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compose files promise of every container, and that they name what is there. */
final class ComposeTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|KEY|SECRET|TOKEN|DSN)$");

  /** Ends by itself, or its image has no program that could ask. */
  private static final Set<String> NO_HEALTH_CHECK =
      Set.of("migrate", "jaeger-volume", "monitoring-secrets", "otel-collector");

  /** Gives a volume to its user, with that capability alone, without a network, and ends. */
  private static final String CHOWN = "jaeger-volume";

  /** Writes into a new volume, which is root's, without a capability or a network, and ends. */
  private static final String WRITES = "monitoring-secrets";

  static Stream<Map.Entry<String, JsonNode>> containers() {
    return Compose.containers();
  }

  private static Set<String> services() {
    return containers().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  @Test
  void thePartsOfTheStackAreThere() {
    assertThat(services())
        .contains(
            "backend",
            "postgres",
            "prometheus",
            "alertmanager",
            "grafana",
            "jaeger",
            "otel-collector");
  }

  @ParameterizedTest
  @MethodSource("containers")
  void isOfOneRelease(Map.Entry<String, JsonNode> service) {
    assertThat(service.getValue().path("image").textValue())
        .matches("[a-z/-]+:v?\\d+\\.\\d+[.\\d]*(-alpine)?");
  }

  @ParameterizedTest
  @MethodSource("containers")
  void saysWhetherItIsWell(Map.Entry<String, JsonNode> service) {
    JsonNode check = service.getValue().path("healthcheck");

    if (NO_HEALTH_CHECK.contains(service.getKey())) {
      assertThat(check.path("disable").booleanValue()).isTrue();
    } else {
      assertThat(check.path("test").path(0).textValue()).isEqualTo("CMD");
      assertThat(check.path("interval").textValue()).isNotBlank();
      assertThat(check.path("retries").intValue()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("containers")
  void isNotRootAndMayDoLittle(Map.Entry<String, JsonNode> service) {
    JsonNode container = service.getValue();
    assertThat(container.path("cap_drop")).extracting(JsonNode::textValue).containsExactly("ALL");

    if (service.getKey().equals(CHOWN)) {
      assertThat(container.path("network_mode").textValue()).isEqualTo("none");
      assertThat(container.path("cap_add"))
          .extracting(JsonNode::textValue)
          .containsExactly("CHOWN");
    } else {
      if (service.getKey().equals(WRITES)) {
        assertThat(container.path("network_mode").textValue()).isEqualTo("none");
        assertThat(container.path("restart").textValue()).isEqualTo("no");
      } else {
        assertThat(container.path("user").textValue()).matches("[1-9]\\d*:\\d+");
      }
      assertThat(container.path("read_only").booleanValue()).isTrue();
      assertThat(container.path("security_opt"))
          .extracting(JsonNode::textValue)
          .containsExactly("no-new-privileges:true");
      assertThat(container.has("cap_add")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("containers")
  void listensOnThisMachineOnly(Map.Entry<String, JsonNode> service) {
    assertThat(elements(service.getValue().path("ports")).map(JsonNode::textValue))
        .allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @ParameterizedTest
  @MethodSource("containers")
  void holdsNoSecret(Map.Entry<String, JsonNode> service) {
    service
        .getValue()
        .path("environment")
        .properties()
        .forEach(
            variable -> {
              if (SECRET.matcher(variable.getKey()).matches()) {
                assertThat(variable.getValue().textValue()).matches("(\\$\\{|/).*");
              }
            });
  }

  /** Compose copies those of variables into the container, and refuses to where it is read-only. */
  @ParameterizedTest
  @MethodSource("containers")
  void hasNoSecretsOfCompose(Map.Entry<String, JsonNode> service) {
    assertThat(
            service.getValue().path("read_only").booleanValue()
                && service.getValue().has("secrets"))
        .isFalse();
  }

  @Test
  void whatIsMountedIsThereOrIsDeclared() throws IOException {
    Set<String> declared = new HashSet<>();
    for (Path file : Compose.FILES) {
      Observability.parse(file).path("volumes").fieldNames().forEachRemaining(declared::add);
    }

    List<String> mounted =
        containers()
            .flatMap(service -> elements(service.getValue().path("volumes")))
            .map(volume -> volume.textValue())
            .filter(volume -> !volume.startsWith("${"))
            .map(volume -> volume.substring(0, volume.indexOf(':')))
            .toList();

    assertThat(mounted).hasSizeGreaterThan(10);
    assertThat(mounted)
        .allSatisfy(
            source ->
                assertThat(
                        source.startsWith("./")
                            ? Files.exists(repository().resolve(source))
                            : declared.contains(source))
                    .as(source)
                    .isTrue());
  }

  @Test
  void everyFileOfPrometheusIsMounted() throws IOException {
    String compose = Files.readString(Compose.FILES.get(1));

    assertThat(elements(Observability.read("prometheus.yml").path("rule_files")))
        .isNotEmpty()
        .allSatisfy(
            rules ->
                assertThat(compose)
                    .contains(
                        "./observability/%1$s:/etc/prometheus/%1$s:ro"
                            .formatted(rules.textValue())));
  }

  @Test
  void theExampleOfTheEnvironmentHasWhatIsAskedFor() throws IOException {
    Properties example = new Properties();
    try (var in = Files.newBufferedReader(repository().resolve(".env.example"))) {
      example.load(in);
    }
    Set<String> asked = new HashSet<>();
    for (Path file : Compose.FILES) {
      VARIABLE
          .matcher(Files.readString(file))
          .results()
          .forEach(variable -> asked.add(variable.group(1)));
    }
    Set<String> secrets = new HashSet<>();
    Compose.container("monitoring-secrets")
        .path("environment")
        .fieldNames()
        .forEachRemaining(secrets::add);

    assertThat(asked).containsAll(example.stringPropertyNames());
    assertThat(example.stringPropertyNames()).containsAll(secrets);
    assertThat(example.getProperty("DATABASE_PASSWORD")).isEmpty();
    assertThat(example.getProperty("MONITORING_PASSWORD")).isEmpty();
  }

  @Test
  void whatIsScrapedAndReadIsAService() {
    Set<String> services = services();
    services.add("localhost");

    assertThat(
            elements(Observability.read("prometheus.yml").path("scrape_configs"))
                .flatMap(job -> elements(job.at("/static_configs/0/targets")))
                .map(target -> target.textValue().replaceAll(":\\d+$", "")))
        .hasSizeGreaterThan(2)
        .isSubsetOf(services);
    assertThat(
            elements(
                    Observability.read("grafana/provisioning/datasources/prometheus.yml")
                        .path("datasources"))
                .map(source -> source.path("url").textValue().replaceAll("http://(.*):\\d+", "$1")))
        .hasSizeGreaterThan(1)
        .isSubsetOf(services);
  }

  @Test
  void thePipelinesOfTheCollectorNameWhatIsDefinedAndAllOfIt() {
    JsonNode collector = Observability.read("otel-collector.yml");

    for (String kind : List.of("receivers", "processors", "exporters")) {
      Set<String> used =
          collector.at("/service/pipelines").properties().stream()
              .flatMap(pipeline -> elements(pipeline.getValue().path(kind)))
              .map(JsonNode::textValue)
              .collect(Collectors.toSet());
      Set<String> defined = new HashSet<>();
      collector.path(kind).fieldNames().forEachRemaining(defined::add);
      assertThat(used).as(kind).isNotEmpty().isEqualTo(defined);
    }
  }

  @Test
  void theCollectorTellsWhetherItIsWell() {
    JsonNode collector = Observability.read("otel-collector.yml");

    assertThat(collector.path("extensions").fieldNames())
        .toIterable()
        .containsExactly("health_check");
    assertThat(elements(collector.at("/service/extensions")).map(JsonNode::textValue))
        .containsExactly("health_check");
    assertThat(collector.at("/extensions/health_check/endpoint").textValue())
        .isEqualTo("0.0.0.0:13133");
  }

  @Test
  void theDockerfileIsOfAUserAndPinned() throws IOException {
    List<String> lines = Files.readAllLines(repository().resolve("Dockerfile"));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("FROM "))
        .hasSize(2)
        .allMatch(line -> line.matches("FROM [a-z-]+:[\\d._a-z-]+\\d[a-z\\d._-]*( AS build)?"));
    assertThat(lines).contains("USER 10001").anyMatch(line -> line.startsWith("HEALTHCHECK "));
  }

  @Test
  void theHealthCheckOfTheServiceTellsWhetherItAnswers() throws Exception {
    List<String> check =
        elements(Observability.parse(Compose.FILES.get(0)).at("/services/backend/healthcheck/test"))
            .map(JsonNode::textValue)
            .toList();
    assertThat(check.get(0)).isEqualTo("CMD");
    HttpServer admin =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    admin.createContext(
        "/ping",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("pong\n".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    List<String> line =
        check.subList(1, check.size()).stream()
            .map(each -> each.replace("8001", Integer.toString(admin.getAddress().getPort())))
            .toList();
    admin.start();

    int healthy = new ProcessBuilder(line).start().waitFor();
    admin.stop(0);
    int down = new ProcessBuilder(line).start().waitFor();

    assertThat(healthy).isZero();
    assertThat(down).isNotZero();
    assertThat(Files.readString(repository().resolve("Dockerfile")))
        .contains(check.get(3).replace("\\", "\\\\"));
  }
}
