package io.dawsos.pack.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackResult;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Which results were computed from which pack. Thread-safe. */
public final class ResultStore {
  private static final int REMEMBERED = 10_000;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Cache<Key, Boolean> recorded =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** A store over the database that the migrations made. */
  public ResultStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What makes a result the same one. */
  public record Key(
      PackId pack,
      String ledgerCommitHash,
      String pattern,
      String patternVersion,
      String resultHash,
      LocalDate asOf) {}

  /** Records a result; one that was recorded before costs no query while it is remembered. */
  public void record(Key key, @Nullable String portfolio) {
    if (recorded.getIfPresent(key) == null) {
      Row row =
          new Row(
              key.pack().toString(),
              key.ledgerCommitHash(),
              key.pattern(),
              key.patternVersion(),
              key.resultHash(),
              key.asOf(),
              portfolio,
              clock.instant());
      jdbi.useExtension(Dao.class, dao -> dao.insert(row));
      recorded.put(key, true);
    }
  }

  /** Returns the results of a pack, in the order in which they were computed first. One query. */
  public List<PackResult> of(PackId pack) {
    return jdbi.withExtension(Dao.class, dao -> dao.of(pack.toString())).stream()
        .map(
            row ->
                new PackResult(
                    pack,
                    row.ledgerCommitHash(),
                    row.patternId(),
                    row.patternVersion(),
                    row.resultHash(),
                    row.asofDate(),
                    row.portfolioId(),
                    row.firstAt()))
        .toList();
  }

  /** A row of {@code pack_result}. */
  public record Row(
      String packId,
      String ledgerCommitHash,
      String patternId,
      String patternVersion,
      String resultHash,
      LocalDate asofDate,
      @Nullable String portfolioId,
      Instant firstAt) {}

  /** SQL of the result table. */
  @RegisterConstructorMapper(Row.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into pack_result
          (pack_id, ledger_commit_hash, pattern_id, pattern_version, result_hash, asof_date,
           portfolio_id, first_at)
        values
          (:packId, :ledgerCommitHash, :patternId, :patternVersion, :resultHash, :asofDate,
           :portfolioId, :firstAt)
        on conflict do nothing""")
    void insert(@BindMethods Row row);

    @SqlQuery(
        """
        select pack_id, ledger_commit_hash, pattern_id, pattern_version, result_hash, asof_date,
          portfolio_id, first_at
        from pack_result where pack_id = :pack order by first_at, result_hash""")
    List<Row> of(@Bind("pack") String pack);
  }
}
