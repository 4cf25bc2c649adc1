package io.dawsos.bench;

import io.dawsos.job.PackJob;
import io.dawsos.job.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Building many packs in one run: the heap that is left in use after some, and after more. */
final class MemoryBench {
  private static final int SECURITIES = 5_000;
  private static final int PACKS = 200;
  private static final List<Integer> LOOKS = List.of(20, 100, PACKS);
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  private final Services services;
  private final Path folder;

  MemoryBench(Services services, Path folder) {
    this.services = services;
    this.folder = folder;
  }

  /** One line for each look at the heap. */
  List<String> run() throws IOException {
    List<LocalDate> dates = Stream.iterate(FIRST, date -> date.plusDays(1)).limit(PACKS).toList();
    Path csv = folder.resolve("years.csv");
    new GeneratedPrices(43, SECURITIES).writeCsv(csv, dates);
    PackJob job = services.packJob(List.of(csv.toString()), true);
    List<String> lines = new ArrayList<>();
    for (int built = 1; built <= PACKS; built++) {
      job.build(dates.get(built - 1));
      if (LOOKS.contains(built)) {
        lines.add(
            "heap in use after %3d packs of %,d prices: %d MiB"
                .formatted(built, SECURITIES, usedMebibytes()));
      }
    }
    return lines;
  }

  private static long usedMebibytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
