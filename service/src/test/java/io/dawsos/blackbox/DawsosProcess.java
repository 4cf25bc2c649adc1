package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child process whose outputs go to files, so that no pipe can fill up. */
final class DawsosProcess {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The place of signal 2 in the masks of Linux. */
  private static final long SIGINT_BIT = 1L << 1;

  private final Process process;
  private final Path stdout;
  private final Path stderr;

  private DawsosProcess(Process process, Path stdout, Path stderr) {
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  static DawsosProcess start(ProcessBuilder builder, Path outputs, String name) {
    Path stdout = outputs.resolve(name + ".out");
    Path stderr = outputs.resolve(name + ".err");
    try {
      Process process =
          builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile()).start();
      process.getOutputStream().close();
      return new DawsosProcess(process, stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** The processes that it started, and theirs. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Fails with what the process said when it has ended. */
  void assertAlive() {
    assertThat(isAlive()).as("runs; stderr: %s", stderr()).isTrue();
  }

  String stdout() {
    return read(stdout);
  }

  String stderr() {
    return read(stderr);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until standard output has the pattern; fails at once when the process ends before. */
  MatchResult awaitOutput(Pattern pattern) {
    Matcher[] found = new Matcher[1];
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast(this::assertAlive)
        .until(
            () -> {
              found[0] = pattern.matcher(stdout());
              return found[0].find();
            });
    return found[0].toMatchResult();
  }

  /** Waits for the end, at most so long. */
  Run awaitEnd(Duration limit) {
    try {
      assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
          .as("ended within %s; stderr: %s", limit, stderr())
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Run(process.exitValue(), stdout(), stderr());
  }

  /** Waits for the end. */
  Run awaitEnd() {
    return awaitEnd(LIMIT);
  }

  /** Whether the process ended by itself within the time. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the process with SIGKILL and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    assertThat(endsWithin(LIMIT)).as("killed").isTrue();
  }

  /** Asks the process to end as Ctrl-C does; with SIGTERM where the tests run without Ctrl-C. */
  void interrupt() {
    if (childrenIgnoreInterrupts()) {
      terminate();
      return;
    }
    try {
      Process kill = new ProcessBuilder("kill", "-INT", Long.toString(pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A background job of a shell ignores SIGINT, and so do its children, these included. */
  private static boolean childrenIgnoreInterrupts() {
    String ignored =
        read(Path.of("/proc/self/status"))
            .lines()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .map(line -> line.substring("SigIgn:".length()).strip())
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & SIGINT_BIT) != 0;
  }

  /** Asks the process to end with SIGTERM. */
  void terminate() {
    process.destroy();
  }
}
