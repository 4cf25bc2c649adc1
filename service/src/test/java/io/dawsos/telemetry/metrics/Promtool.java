package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Prometheus' own judge of metrics, of the Debian package {@code prometheus}. */
public final class Promtool {
  private Promtool() {}

  /** Asserts that it finds nothing to say; skips the test where it is not installed. */
  public static void check(String text, Path folder) throws IOException, InterruptedException {
    Optional<Path> promtool =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .map(each -> Path.of(each, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        promtool.isPresent() || System.getenv("CI") != null,
        "promtool is not on the PATH; the Debian package prometheus has it");
    assertThat(promtool).as("promtool, which .ci/run installs").isPresent();
    Path scraped = Files.writeString(folder.resolve("scraped.txt"), text);
    Process process =
        new ProcessBuilder(promtool.get().toString(), "check", "metrics")
            .redirectInput(scraped.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).isBlank();
  }
}
