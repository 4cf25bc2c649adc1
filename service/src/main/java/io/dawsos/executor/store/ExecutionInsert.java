package io.dawsos.executor.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.digest.HashedBytes;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Stores executions, as many as there are in one statement, with those of their documents that the
 * database may not have yet. Not thread-safe.
 */
final class ExecutionInsert {
  private static final int REMEMBERED = 10_000;
  private static final int TIMEOUT_SECONDS = 5;

  /**
   * Documents go in by the order of their hashes, so that two servers never wait for each other.
   */
  private static final String SQL =
      """
      with document as (
        insert into pattern_document (sha256, pattern_id, content)
        select * from unnest(cast(:documentSha256 as text[]), cast(:documentPattern as text[]),
          cast(:documentContent as text[])) as given (sha256, pattern_id, content)
        order by sha256
        on conflict do nothing),
      result as (
        insert into execution_result (sha256, length, content)
        select sha256, length, decode(content, 'base64')
        from unnest(cast(:resultSha256 as text[]), cast(:resultLength as integer[]),
          cast(:resultContent as text[])) as given (sha256, length, content)
        order by sha256
        on conflict do nothing),
      computed as (
        insert into pack_result (pack_id, ledger_commit_hash, pattern_id, pattern_version,
          result_hash, asof_date, portfolio_id, first_at)
        select * from unnest(cast(:computedPack as text[]), cast(:computedLedger as text[]),
          cast(:computedPattern as text[]), cast(:computedVersion as text[]),
          cast(:computedResult as text[]), cast(:computedAsOf as date[]),
          cast(:computedPortfolio as text[]), cast(:computedAt as timestamptz[])) as given
        order by 1, 5, 2, 3, 4, 6
        on conflict do nothing)
      insert into execution (id, executed_at, user_id, key_id, request_id, trace_id, pattern_id,
        pattern_version, pattern_sha256, inputs, portfolios, portfolio_id, pack_id,
        ledger, ledger_commit_hash, ledger_rules, asof_date, result_hash, error_code, warnings, duration_ms)
      select * from unnest(cast(:id as uuid[]), cast(:executedAt as timestamptz[]),
        cast(:userId as uuid[]), cast(:keyId as uuid[]), cast(:requestId as text[]),
        cast(:traceId as text[]), cast(:patternId as text[]), cast(:patternVersion as text[]),
        cast(:patternSha256 as text[]), cast(:inputs as text[]), cast(:portfolios as jsonb[]),
        cast(:portfolioId as text[]), cast(:packId as text[]), cast(:ledger as text[]),
        cast(:ledgerCommitHash as text[]), cast(:ledgerRules as text[]),
        cast(:asofDate as date[]), cast(:resultHash as text[]), cast(:errorCode as text[]),
        cast(:warnings as text[]), cast(:durationMs as double precision[]))""";

  private final Jdbi jdbi;
  private final Cache<Object, Boolean> stored =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  ExecutionInsert(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What makes a result of a pack the same one. */
  private record Computed(
      String pack, String ledger, String pattern, String version, String result, String asOf) {
    static Computed of(ExecutionRow row) {
      return new Computed(
          row.packId(),
          row.ledgerCommitHash(),
          row.patternId(),
          row.patternVersion(),
          String.valueOf(row.resultHash()),
          row.asofDate().toString());
    }
  }

  /** Forgets which documents of these executions are stored, as somebody may have pruned them. */
  void forget(Collection<NewExecution> executions) {
    stored.invalidateAll(keys(executions));
  }

  private static Set<Object> keys(Collection<NewExecution> executions) {
    Set<Object> keys = new HashSet<>();
    for (NewExecution execution : executions) {
      keys.add(execution.pattern());
      HashedBytes result = execution.result();
      if (result != null) {
        keys.add(result.sha256());
        keys.add(Computed.of(execution.row()));
      }
    }
    return keys;
  }

  /** Stores all of them or none. One statement. */
  void insert(List<NewExecution> executions) {
    Map<String, NewExecution> documents = new TreeMap<>();
    Map<String, HashedBytes> results = new TreeMap<>();
    Map<String, ExecutionRow> computed = new TreeMap<>();
    for (NewExecution execution : executions) {
      if (stored.getIfPresent(execution.pattern()) == null) {
        documents.put(execution.pattern().sha256(), execution);
      }
      HashedBytes result = execution.result();
      if (result != null) {
        if (stored.getIfPresent(result.sha256()) == null) {
          results.put(result.sha256(), result);
        }
        Computed key = Computed.of(execution.row());
        if (stored.getIfPresent(key) == null) {
          computed.putIfAbsent(key.toString(), execution.row());
        }
      }
    }
    jdbi.useHandle(
        handle -> {
          Update insert = handle.createUpdate(SQL).setQueryTimeout(TIMEOUT_SECONDS);
          bindDocuments(insert, documents.values());
          bindResults(insert, results.values());
          bindComputed(insert, computed.values());
          bindRows(insert, executions.stream().map(NewExecution::row).toList());
          insert.execute();
        });
    keys(executions).forEach(key -> stored.put(key, true));
  }

  private static void bindDocuments(Update insert, Collection<NewExecution> documents) {
    bind(insert, "documentSha256", documents, each -> each.pattern().sha256());
    bind(insert, "documentPattern", documents, each -> each.row().patternId());
    bind(insert, "documentContent", documents, each -> each.pattern().text());
  }

  private static void bindResults(Update insert, Collection<HashedBytes> results) {
    bind(insert, "resultSha256", results, HashedBytes::sha256);
    bind(insert, "resultLength", results, HashedBytes::length);
    bind(
        insert,
        "resultContent",
        results,
        each -> Base64.getEncoder().encodeToString(Gzip.compress(each)));
  }

  private static void bindComputed(Update insert, Collection<ExecutionRow> rows) {
    bind(insert, "computedPack", rows, ExecutionRow::packId);
    bind(insert, "computedLedger", rows, ExecutionRow::ledgerCommitHash);
    bind(insert, "computedPattern", rows, ExecutionRow::patternId);
    bind(insert, "computedVersion", rows, ExecutionRow::patternVersion);
    bind(insert, "computedResult", rows, ExecutionRow::resultHash);
    bind(insert, "computedAsOf", rows, ExecutionRow::asofDate);
    bind(insert, "computedPortfolio", rows, ExecutionRow::portfolioId);
    bind(insert, "computedAt", rows, ExecutionRow::executedAt);
  }

  private static void bindRows(Update insert, List<ExecutionRow> rows) {
    bind(insert, "id", rows, ExecutionRow::id);
    bind(insert, "executedAt", rows, ExecutionRow::executedAt);
    bind(insert, "userId", rows, ExecutionRow::userId);
    bind(insert, "keyId", rows, ExecutionRow::keyId);
    bind(insert, "requestId", rows, ExecutionRow::requestId);
    bind(insert, "traceId", rows, ExecutionRow::traceId);
    bind(insert, "patternId", rows, ExecutionRow::patternId);
    bind(insert, "patternVersion", rows, ExecutionRow::patternVersion);
    bind(insert, "patternSha256", rows, ExecutionRow::patternSha256);
    bind(insert, "inputs", rows, ExecutionRow::inputs);
    bind(insert, "portfolios", rows, ExecutionRow::portfolios);
    bind(insert, "portfolioId", rows, ExecutionRow::portfolioId);
    bind(insert, "packId", rows, ExecutionRow::packId);
    bind(insert, "ledger", rows, ExecutionRow::ledger);
    bind(insert, "ledgerCommitHash", rows, ExecutionRow::ledgerCommitHash);
    bind(insert, "ledgerRules", rows, ExecutionRow::ledgerRules);
    bind(insert, "asofDate", rows, ExecutionRow::asofDate);
    bind(insert, "resultHash", rows, ExecutionRow::resultHash);
    bind(insert, "errorCode", rows, ExecutionRow::errorCode);
    bind(insert, "warnings", rows, ExecutionRow::warnings);
    bind(insert, "durationMs", rows, ExecutionRow::durationMs);
  }

  /** Every column goes as an array of texts, which the statement casts. */
  private static <T> void bind(
      Update insert, String name, Collection<T> rows, Function<T, @Nullable Object> column) {
    @Nullable String[] texts = new String[rows.size()];
    int index = 0;
    for (T row : rows) {
      Object value = column.apply(row);
      texts[index++] = value == null ? null : value.toString();
    }
    insert.bind(name, texts);
  }
}
