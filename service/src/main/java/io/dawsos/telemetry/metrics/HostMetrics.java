package io.dawsos.telemetry.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The machine, the process and its virtual machine. */
final class HostMetrics {
  private static final double MILLIS = TimeUnit.SECONDS.toMillis(1);
  private static final double PERCENT = 100;

  private HostMetrics() {}

  /**
   * Registers them.
   *
   * @param folder on the disk whose use is shown
   */
  static void register(Instruments instruments, Path folder) {
    JvmMetrics.builder().register(instruments.registry());
    var process = ManagementFactory.getRuntimeMXBean();
    instruments.gauge(
        MetricNames.UPTIME, "Time since the process began", () -> process.getUptime() / MILLIS);
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    instruments.gauge(
        MetricNames.CPU,
        "CPU use of the machine, or of the container",
        callback -> {
          double load = machine.getCpuLoad();
          if (load >= 0) {
            callback.call(load * PERCENT);
          }
        });
    instruments.gauge(
        MetricNames.MEMORY,
        "Memory use of the machine, or of the container; what caches take counts as used",
        () ->
            PERCENT
                * (machine.getTotalMemorySize() - machine.getFreeMemorySize())
                / machine.getTotalMemorySize());
    instruments.gauge(
        MetricNames.DISK, "Use of the disk that holds the data folder", () -> diskUse(folder));
  }

  private static double diskUse(Path folder) {
    try {
      Path there = folder.toAbsolutePath();
      while (Files.notExists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      FileStore disk = Files.getFileStore(there);
      return PERCENT * (disk.getTotalSpace() - disk.getUnallocatedSpace()) / disk.getTotalSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
