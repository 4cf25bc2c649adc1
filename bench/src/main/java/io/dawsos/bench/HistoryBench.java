package io.dawsos.bench;

import io.dawsos.job.Services;
import io.dawsos.pack.PackId;
import io.dawsos.pack.SecurityId;
import io.dawsos.portfolio.store.StoredPackHistory;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reading ten years of daily prices, against the same SQL over JDBC. */
final class HistoryBench {
  private static final int SECURITIES = 500;

  /** Each pack prices more than is asked for. */
  private static final int PRICED = 2 * SECURITIES;

  private static final int PACKS = 2_520;
  private static final int WARM_UP = 3;
  private static final int FETCH = 10_000;
  private static final LocalDate FIRST = LocalDate.of(2005, 1, 3);

  /** As {@code PackStore.history} asks. */
  private static final String SQL =
      """
      select price.security, price.as_of, price.close, price.currency, price.price_date, price.source
      from pack_price price
      join pricing_pack pack on pack.as_of = price.as_of and pack.revision = price.revision
      where price.security = any (?) and price.as_of between ? and ?
        and pack.as_of between ? and ?
        and pack.superseded_by is null and pack.sealed_at is not null and pack.status <> 'error'
      order by price.security, price.as_of""";

  private final Services services;
  private final List<LocalDate> dates =
      Stream.iterate(FIRST, date -> date.plusDays(1))
          .filter(date -> date.getDayOfWeek().getValue() <= 5)
          .limit(PACKS)
          .toList();
  private final LocalDate last = dates.get(PACKS - 1);
  private final List<String> securities =
      IntStream.range(0, SECURITIES).mapToObj(n -> "S%07d".formatted(2 * n)).toList();

  HistoryBench(Services services) {
    this.services = services;
  }

  /** Times the reading of the whole history. */
  Timing run(int rounds) throws Exception {
    services.database().jdbi().useHandle(this::fill);
    measure(WARM_UP);
    return measure(rounds);
  }

  /**
   * How long the columns of the same prices take that no memory holds: what the first request for
   * returns waits for after a start. To be called after {@link #run}.
   */
  String cold(int rounds) {
    PackId pinned = new PackId(last, 0);
    Set<SecurityId> wanted = securities.stream().map(SecurityId::of).collect(Collectors.toSet());
    long[] took = new long[rounds];
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      StoredPackHistory history =
          new StoredPackHistory(() -> services.stores().past(), services.stores().packs()::content);
      int found = history.prices(history.upTo(pinned), wanted).size();
      took[round] = (System.nanoTime() - start) / 1_000_000;
      if (found != SECURITIES) {
        throw new IllegalStateException("read " + found);
      }
    }
    Arrays.sort(took);
    return "columns of %,d packs x %d securities that no memory holds: %,d ms, at most %,d (limit: the agents' timeout, 5,000)"
        .formatted(PACKS, SECURITIES, took[rounds / 2], took[rounds - 1]);
  }

  private Timing measure(int rounds) throws Exception {
    Timing timing =
        new Timing(
            "history of %,d packs x %d securities".formatted(PACKS, SECURITIES),
            "the same SQL over JDBC",
            3);
    for (int round = 0; round < rounds; round++) {
      timing.round(this::read, this::readPlainly);
    }
    return timing;
  }

  /** Rows come before the seals, as the triggers demand, a pack at a time. */
  private void fill(Handle handle) {
    handle.useTransaction(
        transaction -> {
          for (LocalDate date : dates) {
            transaction.execute("select ensure_pack_price_partition(?)::text", date);
            transaction.execute(
                """
                insert into pricing_pack (id, as_of, revision, policy, pivot, sha256, status,
                  prices, rates, needed, missing, carried)
                values (?, ?, 0, 'bench', 'EUR', repeat('0', 64), 'warming', ?, 0, 0, '{}', 0)""",
                "PP_" + date,
                date,
                PRICED);
            transaction.execute(
                """
                insert into pack_price (as_of, revision, security, close, currency, price_date, source)
                select ?, 0, 'S' || lpad(n::text, 7, '0'), (1000 + n * 7919 % 50000 + ? % 997) / 100.0,
                  'USD', ?, 'vendor'
                from generate_series(0, ?) n""",
                date, date.toEpochDay(), date, PRICED - 1);
          }
          transaction.execute("update pricing_pack set sealed_at = now() where sealed_at is null");
        });
    handle.execute("vacuum (analyze) pack_price, pricing_pack");
    handle.execute("checkpoint");
  }

  private void read() {
    AtomicInteger rows = new AtomicInteger();
    services
        .stores()
        .packs()
        .history(
            securities.stream().map(SecurityId::of).toList(),
            FIRST,
            last,
            price -> rows.incrementAndGet());
    requireAll(rows.get());
  }

  private void readPlainly() throws SQLException {
    int rows = 0;
    try (Connection connection = services.database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(SQL)) {
        statement.setFetchSize(FETCH);
        statement.setArray(1, connection.createArrayOf("varchar", securities.toArray()));
        for (int parameter = 2; parameter <= 5; parameter++) {
          statement.setDate(parameter, Date.valueOf(parameter % 2 == 0 ? FIRST : last));
        }
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            result.getString(1);
            result.getObject(2, LocalDate.class);
            result.getBigDecimal(3);
            result.getString(4);
            result.getObject(5, LocalDate.class);
            result.getString(6);
            rows++;
          }
        }
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    requireAll(rows);
  }

  private static void requireAll(int rows) {
    if (rows != SECURITIES * PACKS) {
      throw new IllegalStateException("read " + rows);
    }
  }
}
