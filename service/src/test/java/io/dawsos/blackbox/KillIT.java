package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds that are killed at any moment leave no pack or a whole one, and can be repeated. The
 * moments are spread over the whole of a build however many there are; {@code -Ddawsos.kills=20}
 * takes more.
 */
final class KillIT {
  private static final long SEED = 20_250_602;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
  private static final int KILLS = Integer.getInteger("dawsos.kills", 10);
  private static final int PRICES = 50_000;
  private static final long SOME_ROWS_BYTES = 128 * 1024;
  private static final Duration POLL = Duration.ofMillis(5);

  /** Where in a build a kill hit, as far as the files and the packs tell. */
  private enum Moment {
    /** The server of the database did not run yet: start, reading of prices. */
    BEFORE_THE_DATABASE,
    /** It ran, but no rows had been written: connecting, hashing. */
    BEFORE_THE_ROWS,
    /** Rows were written, and the pack was not there afterwards: copying, sealing. */
    DURING_THE_ROWS,
    /** The pack was there afterwards: reporting, stopping the server. */
    AFTER_THE_SEAL,
    /** The build had ended. */
    TOO_LATE
  }

  private final Map<Moment, Integer> hits = new EnumMap<>(Moment.class);
  private final Map<String, String> expected = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private Dawsos killed;
  private Dawsos clean;

  @BeforeEach
  void install(@TempDir Path killedFolder, @TempDir Path cleanFolder) {
    killed = new Dawsos(killedFolder);
    clean = new Dawsos(cleanFolder);
  }

  @AfterEach
  void stop() {
    killed.close();
    clean.close();
  }

  @Test
  void everyKillLeavesNoPackOrAWholeOne() throws IOException {
    List<LocalDate> dates =
        Stream.iterate(FIRST, date -> date.plusDays(1))
            .filter(KillIT::isWeekday)
            .limit(KILLS)
            .toList();
    writePrices();
    clean.migrate();
    buildAll(dates);
    expected.putAll(hashes(clean));
    killed.migrate();
    Durations times = timesOfOneBuild();

    Random random = new Random(SEED);
    int half = dates.size() / 2;
    for (int kill = 0; kill < half; kill++) {
      killOneBuild(dates.get(kill), false, share(times.untilRows(), kill, half, random));
    }
    for (int kill = half; kill < dates.size(); kill++) {
      int number = kill - half;
      int parts = dates.size() - half;
      killOneBuild(dates.get(kill), true, share(times.fromRows(), number, parts, random));
    }
    String report = "seed %d, %d kills, %s: %s".formatted(SEED, dates.size(), times, hits);
    System.out.println(report);
    JsonNode verified = killed.run("pack", "verify", "--json").exitsWith(0).json();

    assertThat(wrong).as(report).isEmpty();
    assertThat(hashes(killed)).as(report).containsAllEntriesOf(expected);
    assertThat(verified.path("verified").intValue()).as(report).isEqualTo(dates.size() + 1);
    // What comes after the seal is too short to be hit on every machine.
    assertThat(hits.keySet())
        .as(report)
        .contains(Moment.BEFORE_THE_DATABASE, Moment.DURING_THE_ROWS);
  }

  /** The same prices serve every date, carried forward, as the hash covers the date as well. */
  private void writePrices() throws IOException {
    StringBuilder csv = new StringBuilder("date,symbol,close,currency\n");
    for (int i = 0; i < PRICES; i++) {
      csv.append("2025-01-02,S%05d,%d.%04d,USD%n".formatted(i, 1 + i % 500, 1 + i % 9973));
    }
    for (Dawsos dawsos : List.of(killed, clean)) {
      Files.writeString(dawsos.folder().resolve("prices.csv"), csv);
      dawsos.with("PACKS_MAX_CARRY_DAYS", "250");
    }
  }

  private static boolean isWeekday(LocalDate date) {
    return date.getDayOfWeek().getValue() <= 5;
  }

  /** How long a build takes until its first rows are on disk, and from then to its end. */
  private record Durations(Duration untilRows, Duration fromRows) {}

  private Durations timesOfOneBuild() {
    long bytes = killed.postgres().bytes();
    long start = System.nanoTime();
    DawsosProcess build = killed.start(buildLine(LocalDate.of(2025, 1, 3)));
    awaitRows(build, bytes);
    long rows = System.nanoTime();
    build.awaitEnd().exitsWith(0);
    return new Durations(
        Duration.ofNanos(rows - start), Duration.ofNanos(System.nanoTime() - rows));
  }

  /** A random moment in the n-th of equal parts of a time. */
  private static Duration share(Duration whole, int n, int parts, Random random) {
    return Duration.ofNanos((long) (whole.toNanos() * (n + random.nextDouble()) / parts));
  }

  private void awaitRows(DawsosProcess build, long bytesBefore) {
    while (!rowsWritten(bytesBefore) && !build.endsWithin(POLL)) {}
  }

  private boolean rowsWritten(long bytesBefore) {
    return killed.postgres().bytes() - bytesBefore > SOME_ROWS_BYTES;
  }

  private static String[] buildLine(LocalDate date) {
    return new String[] {"pack", "build", "--date", date.toString(), "--source", "prices.csv"};
  }

  private void buildAll(List<LocalDate> dates) {
    String first = dates.get(0).toString();
    String last = dates.get(dates.size() - 1).toString();
    clean
        .run("pack", "build", "--source", "prices.csv", "--from", first, "--to", last)
        .exitsWith(0);
  }

  /** Kills a build so long after its start, or after its first rows. */
  private void killOneBuild(LocalDate date, boolean fromRows, Duration moment) {
    long bytes = killed.postgres().bytes();
    DawsosProcess build = killed.start(buildLine(date));
    if (fromRows) {
      awaitRows(build, bytes);
    }
    boolean ended = build.endsWithin(moment);
    // The server gives back the rows of a transaction whose client is gone, at once where it can.
    boolean rowsWritten = rowsWritten(bytes);
    build.kill();
    boolean serverRan = killed.postgres().hasPidFile();

    String id = "PP_" + date;
    boolean present = hashes(killed).containsKey(id);
    if (present && killed.run("pack", "verify", id).exit() != 0) {
      wrong.add(id + " is damaged, killed after " + moment);
    }
    repeat(date, id, present);
    hits.merge(moment(ended, serverRan, rowsWritten, present), 1, Integer::sum);
  }

  /** A pack that a kill left is kept by the next build, one that it did not leave is built. */
  private void repeat(LocalDate date, String id, boolean present) {
    List<String> line = new ArrayList<>(List.of(buildLine(date)));
    line.add("--json");
    JsonNode pack =
        killed.run(line.toArray(String[]::new)).exitsWith(0).json().path("packs").path(0);
    if (pack.path("created").booleanValue() == present) {
      wrong.add(id + " was built twice or not at all: " + pack);
    }
    if (!pack.path("sha256").textValue().equals(expected.get(id))) {
      wrong.add(id + " has another hash than in a clean folder: " + pack);
    }
  }

  private static Map<String, String> hashes(Dawsos dawsos) {
    JsonNode packs = dawsos.run("pack", "list", "--json").exitsWith(0).json().path("packs");
    return Json.elements(packs).stream()
        .collect(
            Collectors.toMap(
                pack -> pack.path("id").textValue(), pack -> pack.path("sha256").textValue()));
  }

  private static Moment moment(
      boolean ended, boolean serverRan, boolean rowsWritten, boolean present) {
    if (ended) {
      return Moment.TOO_LATE;
    }
    if (present) {
      return Moment.AFTER_THE_SEAL;
    }
    if (rowsWritten) {
      return Moment.DURING_THE_ROWS;
    }
    return serverRan ? Moment.BEFORE_THE_ROWS : Moment.BEFORE_THE_DATABASE;
  }
}
