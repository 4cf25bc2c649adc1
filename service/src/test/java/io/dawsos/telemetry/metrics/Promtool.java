package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.observability.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prometheus' own judge of metrics. */
public final class Promtool {
  private Promtool() {}

  /** Asserts that it finds nothing to say; skips the test where it is not here. */
  public static void check(String text, Path folder) throws IOException, InterruptedException {
    Path promtool = Tool.PROMTOOL.path();
    Path scraped = Files.writeString(folder.resolve("scraped.txt"), text);
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectInput(scraped.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isBlank();
  }
}
