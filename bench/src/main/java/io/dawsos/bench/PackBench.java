package io.dawsos.bench;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.DawsosConfiguration;
import io.dawsos.database.Migrations;
import io.dawsos.job.ServiceConfiguration;
import io.dawsos.job.Services;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times packs on a private PostgreSQL in a folder of its own, which is removed afterwards. See
 * {@code bench/README.md}.
 */
public final class PackBench {
  private PackBench() {}

  /** Runs the benchmarks of these names; all where none is given. */
  public static void main(String[] arguments) throws Exception {
    Set<String> chosen =
        arguments.length == 0
            ? Set.of("build-100k", "build-1m", "memory", "history")
            : Set.of(arguments);
    Path folder = Files.createTempDirectory("dawsos-bench");
    ServiceConfiguration configuration =
        Jackson.newObjectMapper()
            .convertValue(Map.of("data_dir", folder.toString()), DawsosConfiguration.class)
            .services();
    try (Services services =
        new Services(configuration, false, new MetricRegistry(), Clock.systemUTC())) {
      Migrations.run(services.database());
      run(chosen, services, folder);
    } finally {
      delete(folder);
    }
  }

  private static void run(Set<String> chosen, Services services, Path folder) throws Exception {
    System.out.printf(
        "Java %s, heap of at most %d MiB, %d processors%n",
        Runtime.version(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.getRuntime().availableProcessors());
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
      System.out.println(new HistoryBench(services).run(7).line());
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
