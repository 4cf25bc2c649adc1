package io.dawsos.telemetry.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what a command measured, as no scrape ever finds it running. */
public final class CommandMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(CommandMetrics.class);
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Metrics metrics;
  private final long start = System.nanoTime();

  /** Metrics of a command that starts now. */
  public CommandMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Writes them to the file, where one is asked for, and pushes them, where that is configured.
   * What fails of this is a warning: the command has done its work.
   *
   * @param words of the command, such as {@code pack build}
   * @param file for the textfile collector of the node exporter; null for none
   * @param exitCode how the command ended
   * @param now when it ended
   */
  public void handOn(String words, @Nullable Path file, int exitCode, Instant now) {
    String command = words.replace(' ', '_');
    Metrics.Work work = metrics.work();
    if (work == null) {
      if (file != null) {
        LOG.warn("metrics are switched off, so {} is not written", file);
      }
      return;
    }
    record(work.instruments(), command, exitCode, now);
    push(work.instruments(), command);
    if (file != null) {
      write(work.instruments(), file);
    }
  }

  private void record(Instruments instruments, String command, int exitCode, Instant now) {
    gauge(instruments, MetricNames.COMMAND_DURATION, "Time that the command took")
        .labelValues(command)
        .set((System.nanoTime() - start) / NANOS);
    gauge(instruments, MetricNames.COMMAND_EXIT_CODE, "Exit code of the command; 0 is success")
        .labelValues(command)
        .set(exitCode);
    gauge(instruments, MetricNames.COMMAND_ENDED, "When the command ended")
        .labelValues(command)
        .set((double) now.getEpochSecond());
  }

  private static Gauge gauge(Instruments instruments, String name, String help) {
    return instruments.gauge(name, help, MetricNames.COMMAND);
  }

  /** Readers see the whole file or the one before it. */
  private static void write(Instruments instruments, Path file) {
    Path target = file.toAbsolutePath();
    Path half = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        PrometheusTextFormatWriter.create()
            .write(out, instruments.registry().scrape(), EscapingScheme.DEFAULT);
      }
      letEverybodyRead(half);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the metrics were not written to {}: {}", file, e.toString());
    }
  }

  /** The node exporter is another user. */
  private static void letEverybodyRead(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private void push(Instruments instruments, String command) {
    MetricsConfiguration.Push push = metrics.configuration().push();
    String url = push.url();
    if (url == null) {
      return;
    }
    try {
      URI address = URI.create(url);
      PushGateway.builder()
          .scheme(Scheme.fromString(address.getScheme()))
          .address(address.getRawAuthority() + address.getRawPath().replaceFirst("/$", ""))
          .job(push.job().replace(' ', '_'))
          .groupingKey(MetricNames.COMMAND, command)
          .connectionTimeout(push.timeout().toJavaDuration())
          .readTimeout(push.timeout().toJavaDuration())
          .registry(instruments.registry())
          .build()
          .push();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the metrics were not pushed: {}", e.getMessage());
    }
  }
}
