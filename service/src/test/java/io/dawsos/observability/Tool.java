package io.dawsos.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that the tests of monitoring run, from {@code target/tools} or from the path. */
public enum Tool {
  PROMETHEUS("prometheus"),
  PROMTOOL("promtool"),
  ALERTMANAGER("prometheus-alertmanager"),
  AMTOOL("amtool"),
  HTPASSWD("htpasswd");

  private final String program;

  Tool(String program) {
    this.program = program;
  }

  /** The program; skips the test that asks, with what to do about it, where there is none. */
  public Path path() {
    Optional<Path> found = candidates().filter(Files::isExecutable).findFirst();
    assumeTrue(found.isPresent(), program + " is not here; .ci/tools brings it");
    return found.orElseThrow();
  }

  private Stream<Path> candidates() {
    return Stream.concat(
            Stream.of(Observability.repository().resolve("target/tools/usr/bin")),
            Stream.of(System.getenv("PATH").split(":")).map(Path::of))
        .map(folder -> folder.resolve(program));
  }

  /**
   * The start of a command line that runs the program. Debian's Alertmanager reads its own
   * templates from {@code /usr/share/prometheus}; one that is unpacked sees those beside it there,
   * in a mount namespace of its own.
   */
  public List<String> command() {
    Path program = path();
    if (this != ALERTMANAGER || Files.exists(Path.of("/usr/share/prometheus/alertmanager"))) {
      return List.of(program.toString());
    }
    return List.of(
        "unshare",
        "-r",
        "-m",
        "sh",
        "-c",
        "mount -t tmpfs none /usr/share && mkdir /usr/share/prometheus"
            + " && mount --bind \"$0\" /usr/share/prometheus && exec \"$@\"",
        program.resolve("../../share/prometheus").normalize().toString(),
        program.toString());
  }

  /** Runs the program to its end and returns what it says; fails unless it exits with 0. */
  public String run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(path().toString()));
    line.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", line, output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
