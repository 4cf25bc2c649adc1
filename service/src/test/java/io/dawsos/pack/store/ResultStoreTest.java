package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.TestDatabase;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResultStoreTest {
  private static final PackId PACK = PackId.fromString("PP_2025-10-24");
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00.123456Z");
  private static final ResultStore.Key KEY = key("a".repeat(64));

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final AtomicInteger statements = new AtomicInteger();

  @BeforeEach
  void sealAPackAndCountStatements() {
    InlinePack.seal(
        new PackStore(database.jdbi(), () -> NOW),
        InlinePack.draft(PACK.toString(), "price AAPL USD 1"));
    database
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
              }
            });
  }

  private ResultStore open() {
    return new ResultStore(database.jdbi(), now::get);
  }

  private static ResultStore.Key key(String resultHash) {
    return new ResultStore.Key(
        PACK, "commit", "portfolio_overview", "1.0", resultHash, LocalDate.of(2025, 10, 24));
  }

  @Test
  void aResultIsRecordedWithWhenItWasFirstComputed() {
    ResultStore store = open();

    store.record(KEY, "22222222-2222-2222-2222-222222222222");

    assertThat(store.of(PACK))
        .containsExactly(
            new PackResult(
                PACK,
                "commit",
                "portfolio_overview",
                "1.0",
                KEY.resultHash(),
                LocalDate.of(2025, 10, 24),
                "22222222-2222-2222-2222-222222222222",
                NOW));
    assertThat(store.of(PackId.fromString("PP_2025-10-23"))).isEmpty();
  }

  @Test
  void theSameResultAgainCostsNoStatement() {
    ResultStore store = open();
    store.record(KEY, null);
    assertThat(statements).hasValue(1);

    store.record(key("a".repeat(64)), null);

    assertThat(statements).hasValue(1);
  }

  @Test
  void anotherProcessRecordsItNoSecondTime() {
    open().record(KEY, null);
    now.set(NOW.plusSeconds(60));

    open().record(KEY, null);

    assertThat(open().of(PACK)).extracting(PackResult::firstAt).containsExactly(NOW);
  }

  @Test
  void resultsAreListedAsTheyWereComputedFirst() {
    ResultStore store = open();
    List<String> hashes = List.of("c".repeat(64), "a".repeat(64), "b".repeat(64));
    for (int i = 0; i < hashes.size(); i++) {
      now.set(NOW.plusSeconds(i));
      store.record(key(hashes.get(i)), null);
    }

    assertThat(store.of(PACK))
        .extracting(result -> result.resultHash().charAt(0))
        .containsExactly('c', 'a', 'b');
  }
}
