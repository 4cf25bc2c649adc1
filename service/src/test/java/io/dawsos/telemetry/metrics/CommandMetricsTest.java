package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.sun.net.httpserver.HttpServer;
import io.dawsos.pack.PackId;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandMetricsTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:00:00Z");

  private static Metrics metrics(boolean enabled, @Nullable String url) {
    MetricsConfiguration.Push push =
        MetricsConfiguration.Push.of(url, "nightly builds", Duration.seconds(2));
    return new Metrics(
        MetricsConfiguration.of(enabled, null, null, null, 2, null, push), new MetricRegistry());
  }

  private static Metrics metrics(@Nullable String url) {
    Metrics metrics = metrics(true, url);
    for (String pack : new String[] {"PP_2025-10-22", "PP_2025-10-23", "PP_2025-10-24"}) {
      Objects.requireNonNull(metrics.work()).packs().built(PackId.fromString(pack), 2.5);
    }
    return metrics;
  }

  private static void handOn(Metrics metrics, @Nullable Path file) {
    new CommandMetrics(metrics).handOn("pack build", file, 0, NOW);
  }

  @Test
  void theFileHasWhatTheCommandMeasuredAndNothingIsLeftBeside(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("dawsos.prom"), "old");

    handOn(metrics(null), file);

    String text = Files.readString(file);
    Exposition written = Exposition.parse(text);
    assertThat(written.value("dawsos_pack_build_duration_seconds_sum", "pack_id", "PP_2025-10-24"))
        .isEqualTo(2.5);
    assertThat(text).doesNotContain("PP_2025-10-22").doesNotContain("jvm_");
    assertThat(written.value("dawsos_command_exit_code", "command", "pack_build")).isZero();
    assertThat(written.value("dawsos_command_end_timestamp_seconds")).isEqualTo(1761343200);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Files.getPosixFilePermissions(file)).hasSize(4);
    Promtool.check(text, folder);
  }

  @Test
  void whatCannotBeWrittenOrPushedFailsNothing(@TempDir Path folder) throws IOException {
    handOn(metrics("http://127.0.0.1:1"), folder.resolve("absent/dawsos.prom"));
    handOn(metrics("no address"), null);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void withoutMetricsNoFileIsWritten(@TempDir Path folder) {
    handOn(metrics(false, "http://127.0.0.1:1"), folder.resolve("dawsos.prom"));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPushgatewayGetsThemUnderTheCommand() throws IOException {
    Map<String, String> pushed = new ConcurrentHashMap<>();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          pushed.put(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    gateway.start();
    try {
      handOn(metrics("http://127.0.0.1:" + gateway.getAddress().getPort() + "/behind/"), null);
    } finally {
      gateway.stop(0);
    }

    assertThat(pushed).hasSize(1);
    assertThat(pushed.keySet())
        .containsExactly("PUT /behind/metrics/job/nightly_builds/command/pack_build");
    assertThat(pushed.values())
        .allMatch(body -> body.contains("dawsos_pack_build_duration_seconds"));
  }
}
