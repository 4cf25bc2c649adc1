package io.dawsos.bench;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.DawsosConfiguration;
import io.dawsos.database.Migrations;
import io.dawsos.job.Observers;
import io.dawsos.job.ServiceConfiguration;
import io.dawsos.job.Services;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs benchmarks on a private PostgreSQL in a folder of its own, which is removed afterwards. See
 * {@code bench/README.md}.
 */
public final class Bench {
  private static final Set<String> OF_PACKS = Set.of("build-100k", "build-1m", "memory", "history");

  private static final Path MEMORY = Path.of("/dev/shm");

  private Bench() {}

  /** Runs the benchmarks of these names; all where none is given. */
  public static void main(String[] arguments) throws Exception {
    List<String> chosen = List.of(arguments);
    System.out.printf(
        "Java %s, heap of at most %d MiB, %d processors%n",
        Runtime.version(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.getRuntime().availableProcessors());
    Path folder = Files.createTempDirectory("dawsos-bench");
    try {
      if (chosen.isEmpty() || !Collections.disjoint(chosen, OF_PACKS)) {
        packs(chosen.isEmpty() ? OF_PACKS : Set.copyOf(chosen), folder);
      }
      if (chosen.contains("returns")) {
        JmhBench.run("Returns");
      }
      if (chosen.contains("valuation")) {
        JmhBench.run("Valuation");
      }
      if (chosen.isEmpty() || chosen.contains("execute")) {
        new ExecuteBench(folder, Path.of("").toAbsolutePath()).run().forEach(System.out::println);
      }
      if (chosen.isEmpty() || chosen.contains("telemetry")) {
        telemetry(TelemetrySide.OFF, TelemetrySide.ON, TelemetrySide.AGENT);
      }
      if (chosen.isEmpty() || chosen.contains("telemetry-off")) {
        telemetry(TelemetrySide.WITHOUT, TelemetrySide.OFF);
      }
      if (chosen.isEmpty() || chosen.contains("scrape")) {
        new ScrapeBench(folder, Path.of("").toAbsolutePath()).run().forEach(System.out::println);
      }
      if (chosen.isEmpty() || chosen.contains("ledger")) {
        new LedgerBench(folder, Path.of("").toAbsolutePath()).run();
      }
      if (chosen.isEmpty() || chosen.contains("jmh")) {
        JmhBench.run("");
      }
    } finally {
      delete(folder);
    }
  }

  /**
   * With its databases in memory, where there is room: how long a disk takes is not the question.
   */
  private static void telemetry(TelemetrySide... sides) throws Exception {
    Path folder =
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "dawsos-bench")
            : Files.createTempDirectory("dawsos-bench");
    try {
      new TelemetryBench(folder, Path.of("").toAbsolutePath(), List.of(sides))
          .run()
          .forEach(System.out::println);
    } finally {
      delete(folder);
    }
  }

  private static void packs(Set<String> chosen, Path folder) throws Exception {
    ServiceConfiguration configuration =
        Jackson.newObjectMapper()
            .convertValue(
                Map.of("data_dir", folder.resolve("packs").toString()), DawsosConfiguration.class)
            .services();
    try (Services services =
        new Services(
            configuration,
            false,
            new MetricRegistry(),
            Clock.systemUTC(),
            List.of(),
            Observers.NONE)) {
      Migrations.run(services.database());
      packs(chosen, services, folder);
    }
  }

  private static void packs(Set<String> chosen, Services services, Path folder) throws Exception {
    System.out.println(Timing.heading());
    BuildBench builds = new BuildBench(services, folder);
    if (chosen.contains("build-100k")) {
      System.out.println(builds.run(100_000, 9).line());
    }
    if (chosen.contains("build-1m")) {
      System.out.println(builds.run(1_000_000, 5).line());
    }
    if (chosen.contains("memory")) {
      new MemoryBench(services, folder).run().forEach(System.out::println);
    }
    if (chosen.contains("history")) {
      HistoryBench history = new HistoryBench(services);
      System.out.println(history.run(7).line());
      System.out.println(history.cold(7));
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
