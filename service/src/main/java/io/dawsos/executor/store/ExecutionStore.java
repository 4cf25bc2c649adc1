package io.dawsos.executor.store;

import io.dawsos.access.Role;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserIdMapper;
import io.dawsos.database.AsUser;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The stored executions, their patterns and their results. Thread-safe. */
public final class ExecutionStore {
  private static final int PRUNED_AT_ONCE = 5_000;
  private static final String COLUMNS =
      """
      select id, executed_at, user_id, key_id, request_id, trace_id, pattern_id, pattern_version,
        pattern_sha256, inputs, portfolios, portfolio_id, pack_id, ledger, ledger_commit_hash,
        ledger_rules, asof_date, result_hash, error_code, warnings, duration_ms
      from execution\s""";

  private final Jdbi jdbi;
  private final @Nullable User asker;

  /** A store over the database that the migrations made, for commands and jobs: all of it. */
  public ExecutionStore(Jdbi jdbi) {
    this(jdbi, null);
  }

  private ExecutionStore(Jdbi jdbi, @Nullable User asker) {
    this.jdbi = jdbi;
    this.asker = asker;
  }

  /** What of it a user may see: their own executions; everybody's for an ADMIN. */
  public ExecutionStore forUser(User user) {
    return new ExecutionStore(jdbi, user);
  }

  /** Row-level security decides the same again where the connection is that of requests. */
  private <T> T read(Function<Handle, T> query) {
    return asker == null
        ? jdbi.withHandle(query::apply)
        : AsUser.run(jdbi, asker.id().value(), query::apply);
  }

  /** Whose executions alone may be seen; null for everybody's. */
  private @Nullable UserId owner() {
    return asker == null || asker.role() == Role.ADMIN ? null : asker.id();
  }

  private boolean isVisible(ExecutionRow row) {
    UserId owner = owner();
    return owner == null || owner.equals(row.userId());
  }

  /**
   * Returns an execution.
   *
   * @throws DawsosException EXECUTION_UNKNOWN, for one of somebody else's as for none
   */
  public ExecutionRow get(UUID id) {
    return read(handle -> handle.attach(Dao.class).find(id))
        .filter(this::isVisible)
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.EXECUTION_UNKNOWN,
                    "there is no execution " + id,
                    "`dawsos execution list` and GET /v1/executions name those that are kept"));
  }

  /** Returns a page of executions, the newest first. One query. */
  public List<ExecutionRow> list(ExecutionFilter filter) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    Map<String, Object> values = new TreeMap<>();
    UserId owner = owner();
    add(conditions, values, "user_id = :user", "user", owner == null ? null : owner.value());
    add(conditions, values, "pattern_id = :pattern", "pattern", filter.pattern());
    add(conditions, values, "executed_at >= :from", "from", filter.from());
    add(conditions, values, "executed_at < :until", "until", filter.until());
    PackId pack = filter.pack();
    add(conditions, values, "pack_id = :pack", "pack", pack == null ? null : pack.toString());
    if (filter.portfolio() != null) {
      conditions.add("portfolios @> cast(:portfolio as jsonb)");
      values.put("portfolio", "[{\"id\": \"%s\"}]".formatted(filter.portfolio()));
    }
    ExecutionFilter.Position after = filter.after();
    if (after != null) {
      conditions.add("(executed_at, id) < (:afterTime, :afterId)");
      values.put("afterTime", after.executedAt());
      values.put("afterId", after.id());
    }
    String where = "where " + String.join(" and ", conditions);
    return read(
        handle ->
            handle
                .createQuery(
                    COLUMNS + where + " order by executed_at desc, id desc limit " + filter.limit())
                .bindMap(values)
                .registerColumnMapper(new UserIdMapper())
                .registerRowMapper(ConstructorMapper.factory(ExecutionRow.class))
                .mapTo(ExecutionRow.class)
                .list());
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  /**
   * Finds the bytes kept under the hash of a result; they may be others if somebody changed them.
   */
  public Optional<HashedBytes> result(String sha256) {
    return read(handle -> handle.attach(Dao.class).result(sha256)).map(Gzip::expand);
  }

  /** Finds the document kept under the hash of a pattern. */
  public Optional<HashedBytes> pattern(String sha256) {
    return read(handle -> handle.attach(Dao.class).pattern(sha256))
        .map(text -> HashedBytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns the results of a pack, in the order in which they were computed first. One query. */
  public List<PackResult> computedFrom(PackId pack) {
    return jdbi.withExtension(Dao.class, dao -> dao.computedFrom(pack.toString())).stream()
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

  /** What {@link #prune} gave up: executions, and results that no other execution refers to. */
  public record Pruned(long executions, long results) {}

  /**
   * Gives up the executions that began before an instant, and the results, patterns and records of
   * results that none refers to any more; some thousands in one transaction each.
   */
  public Pruned prune(Instant before) {
    long executions = 0;
    int gone;
    do {
      gone = jdbi.withExtension(Dao.class, dao -> dao.deleteExecutions(before, PRUNED_AT_ONCE));
      executions += gone;
    } while (gone == PRUNED_AT_ONCE);
    jdbi.useExtension(Dao.class, dao -> dao.deleteComputed(before));
    long results = jdbi.withExtension(Dao.class, Dao::deleteResults);
    jdbi.useExtension(Dao.class, Dao::deletePatterns);
    return new Pruned(executions, results);
  }

  /**
   * How many executions have a result. One query.
   *
   * @param since counts those that began then or later; null for all
   */
  public long countResults(@Nullable Instant since) {
    return jdbi.withExtension(Dao.class, dao -> dao.countResults(since));
  }

  /** How many executions {@link #prune} would give up. One query. */
  public long countBefore(Instant before) {
    return jdbi.withExtension(Dao.class, dao -> dao.countBefore(before));
  }

  /** A row of {@code pack_result}. Public for JDBI, which makes it. */
  public record ComputedRow(
      String ledgerCommitHash,
      String patternId,
      String patternVersion,
      String resultHash,
      LocalDate asofDate,
      @Nullable String portfolioId,
      Instant firstAt) {}

  /** SQL of executions. */
  @RegisterColumnMapper(UserIdMapper.class)
  interface Dao {
    @SqlQuery(COLUMNS + "where id = :id")
    @RegisterConstructorMapper(ExecutionRow.class)
    Optional<ExecutionRow> find(@Bind("id") UUID id);

    @SqlQuery("select content from execution_result where sha256 = :sha256")
    Optional<byte[]> result(@Bind("sha256") String sha256);

    @SqlQuery("select content from pattern_document where sha256 = :sha256")
    Optional<String> pattern(@Bind("sha256") String sha256);

    @SqlQuery(
        """
        select ledger_commit_hash, pattern_id, pattern_version, result_hash, asof_date,
          portfolio_id, first_at
        from pack_result where pack_id = :pack order by first_at, result_hash""")
    @RegisterConstructorMapper(ComputedRow.class)
    List<ComputedRow> computedFrom(@Bind("pack") String pack);

    @SqlQuery(
        """
        select count(*) from execution
        where result_hash is not null and executed_at >= coalesce(:since, timestamptz '-infinity')""")
    long countResults(@Bind("since") @Nullable Instant since);

    @SqlQuery("select count(*) from execution where executed_at < :before")
    long countBefore(@Bind("before") Instant before);

    @SqlUpdate(
        """
        delete from execution where id in
          (select id from execution where executed_at < :before order by executed_at limit :limit)""")
    int deleteExecutions(@Bind("before") Instant before, @Bind("limit") int limit);

    @SqlUpdate(
        """
        delete from pack_result computed where first_at < :before and not exists
          (select from execution where pack_id = computed.pack_id
             and result_hash = computed.result_hash
             and ledger_commit_hash = computed.ledger_commit_hash
             and pattern_id = computed.pattern_id and pattern_version = computed.pattern_version
             and asof_date = computed.asof_date)""")
    int deleteComputed(@Bind("before") Instant before);

    @SqlUpdate(
        """
        delete from execution_result result
        where not exists (select from execution where result_hash = result.sha256)
          and not exists (select from pack_result where result_hash = result.sha256)""")
    int deleteResults();

    @SqlUpdate(
        """
        delete from pattern_document document where not exists
          (select from execution where pattern_sha256 = document.sha256)""")
    int deletePatterns();
  }
}
