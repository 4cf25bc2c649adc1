package io.dawsos.bench;

import io.dawsos.job.Services;
import io.dawsos.pack.store.PackStore.Sealed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Building a pack from a price file, against COPY of the same rows into the same table. Each run
 * fills an empty partition of its own, with its indexes and triggers; a build goes back in time, so
 * that it has no earlier pack to compare with.
 */
final class BuildBench {
  private static final int WARM_UP = 2;
  private static final int COPY_BUFFER = 1 << 16;

  private final Services services;
  private final Path folder;
  private LocalDate next = LocalDate.of(2099, 6, 15);

  BuildBench(Services services, Path folder) {
    this.services = services;
    this.folder = folder;
  }

  /** Times packs of this many prices. */
  Timing run(int prices, int rounds) throws Exception {
    measure(prices, WARM_UP);
    return measure(prices, rounds);
  }

  private Timing measure(int prices, int rounds) throws Exception {
    GeneratedPrices generated = new GeneratedPrices(42, prices);
    Timing timing =
        new Timing("build %,d prices from CSV".formatted(prices), "COPY of the same rows", 2);
    Path csv = folder.resolve("prices.csv");
    Path rows = folder.resolve("rows.copy");
    for (int round = 0; round < rounds; round++) {
      LocalDate copied = nextDate();
      LocalDate built = nextDate();
      generated.writeCsv(csv, List.of(built));
      generated.writeCopy(rows, copied);
      prepareCopy(copied, prices);
      timing.round(() -> build(csv, built, prices), () -> copy(rows, prices));
      drop(copied);
      drop(built);
    }
    return timing;
  }

  private LocalDate nextDate() {
    LocalDate date = next;
    next = next.minusYears(1);
    return date;
  }

  private void build(Path csv, LocalDate date, int prices) {
    Sealed sealed = services.packJob(List.of(csv.toString()), true).build(date);
    if (!sealed.created() || sealed.header().prices() != prices) {
      throw new IllegalStateException("not built: " + sealed);
    }
  }

  private void prepareCopy(LocalDate date, int prices) {
    services
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("select ensure_pack_price_partition(?)::text", date);
              handle.execute(
                  """
                  insert into pricing_pack (id, as_of, revision, policy, pivot, sha256, status,
                    prices, rates, needed, missing, carried)
                  values (?, ?, 0, 'bench', 'EUR', repeat('0', 64), 'warming', ?, 0, 0, '{}', 0)""",
                  "PP_" + date,
                  date,
                  prices);
              // Neither run pays for what the one before it left to be written.
              handle.execute("checkpoint");
            });
  }

  private void copy(Path rows, int prices) throws SQLException, IOException {
    try (Connection connection = services.database().dataSource().getConnection();
        InputStream in = Files.newInputStream(rows)) {
      long copied =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy pack_price (as_of, revision, security, close, currency, price_date, source)"
                      + " from stdin",
                  in,
                  COPY_BUFFER);
      if (copied != prices) {
        throw new IllegalStateException("copied " + copied);
      }
    }
  }

  private void drop(LocalDate date) {
    services
        .database()
        .jdbi()
        .useHandle(handle -> handle.execute("drop table pack_price_" + date.getYear()));
  }
}
