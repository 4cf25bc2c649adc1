package io.dawsos.executor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.access.UserId;
import io.dawsos.database.TestDatabase;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.store.PackStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ExecutionWriterTest {
  private static final HashedBytes RESULT = InlineExecution.bytes("{\"a\":1}");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicInteger statements = new AtomicInteger();
  private ExecutionWriter writer;
  private ExecutionStore store;

  static LongStream seeds() {
    return RandomNumbers.seeds(4);
  }

  @BeforeEach
  void sealAPackAndCountStatements() {
    InlinePack.seal(
        new PackStore(database.jdbi(), () -> Instant.EPOCH),
        InlinePack.draft(InlineExecution.PACK, "price AAPL USD 1"));
    database
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
              }
            });
    writer = new ExecutionWriter(database.jdbi(), PATIENCE);
    store = new ExecutionStore(database.jdbi());
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private int count(String table) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  @Test
  void whatWasWrittenIsThereWithItsDocuments() {
    NewExecution execution = InlineExecution.of("{\"a\":1}");

    writer.write(execution);

    assertThat(store.get(execution.row().id())).isEqualTo(execution.row());
    assertThat(store.result(RESULT.sha256())).contains(RESULT);
    assertThat(store.pattern(InlineExecution.PATTERN.sha256())).contains(InlineExecution.PATTERN);
  }

  @Test
  void theSameResultAgainIsOneRowMoreInOneStatement() {
    writer.write(InlineExecution.of("{\"a\":1}"));
    int before = statements.get();

    writer.write(InlineExecution.of("{\"a\":1}"));

    assertThat(statements.get() - before).isEqualTo(1);
    assertThat(count("execution")).isEqualTo(2);
    assertThat(count("execution_result")).isEqualTo(1);
    assertThat(count("pack_result")).isEqualTo(1);
    assertThat(count("pattern_document")).isEqualTo(1);
  }

  @Test
  void aFailedExecutionHasNoResultAndKeepsNoPack() {
    NewExecution failed =
        InlineExecution.of("PP_1999-12-31", null, InlineExecution.NOW, UserId.OPERATOR);

    writer.write(failed);

    assertThat(store.get(failed.row().id()).errorCode()).isEqualTo("CAPABILITY_FAILED");
    assertThat(count("pack_result")).isZero();
  }

  @Test
  void whatWasPrunedMeanwhileIsStoredAgain() {
    writer.write(InlineExecution.of("{\"a\":1}"));
    store.prune(InlineExecution.NOW.plusSeconds(1));
    assertThat(count("execution_result")).isZero();

    writer.write(InlineExecution.of("{\"a\":1}"));

    assertThat(store.result(RESULT.sha256())).contains(RESULT);
  }

  @Test
  void requestsAtOnceShareStatements() throws Exception {
    int each = 50;
    List<NewExecution> executions = new ArrayList<>();
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("lock table execution in access exclusive mode");
              for (int i = 0; i < each; i++) {
                executions.add(InlineExecution.of("{\"a\":%d}".formatted(i % 3)));
                writer.begin(executions.get(i));
              }
            });
    writer.close();

    assertThat(count("execution")).isEqualTo(each);
    assertThat(count("execution_result")).isEqualTo(3);
    // The lock, at most two batches, and the counting.
    assertThat(statements.get()).isLessThanOrEqualTo(6);
  }

  @Test
  void tooManyThatWaitAreRefusedAndTheOthersStored() {
    List<NewExecution> taken = new ArrayList<>();
    DawsosException refusal =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  handle.execute("lock table execution in access exclusive mode");
                  return catchThrowableOfType(
                      DawsosException.class,
                      () -> {
                        while (taken.size() < 100_000) {
                          NewExecution next = InlineExecution.of("{}");
                          writer.begin(next);
                          taken.add(next);
                        }
                      });
                });
    writer.close();

    assertThat(refusal.code()).isEqualTo(ErrorCode.SATURATED);
    assertThat(count("execution")).isEqualTo(taken.size());
    assertThat(catchThrowableOfType(DawsosException.class, () -> writer.write(taken.get(0))).code())
        .isEqualTo(ErrorCode.SATURATED);
  }

  @Test
  void withoutADatabaseItFailsInBoundedTimeAndThenRecovers() {
    writer.close();
    writer = new ExecutionWriter(database.jdbi(), Duration.ofMillis(300));
    NewExecution execution = InlineExecution.of("{}");
    DawsosException failure =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  handle.execute("lock table execution in access exclusive mode");
                  return catchThrowableOfType(DawsosException.class, () -> writer.write(execution));
                });
    writer.close();
    writer = new ExecutionWriter(database.jdbi(), PATIENCE);

    assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    writer.write(InlineExecution.of("{}"));
  }

  /** Some refer to a pack that does not exist, and now and then all connections break. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAnsweredIsStoredOnceAndWhatIsWrongFailsAlone(long seed) throws Exception {
    RandomNumbers random = new RandomNumbers(seed);
    Map<UUID, Boolean> answered = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    List<UUID> wrong = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      boolean good = random.below(10) > 0;
      NewExecution execution =
          InlineExecution.of(
              good ? InlineExecution.PACK : "PP_1999-12-31",
              InlineExecution.bytes("{\"a\":%d}".formatted(random.below(20))),
              InlineExecution.NOW,
              UserId.OPERATOR);
      if (!good) {
        wrong.add(execution.row().id());
      }
      boolean breakConnections = random.below(60) == 0;
      all.add(threads.submit(() -> write(execution, breakConnections, answered)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    writer.close();

    List<UUID> stored =
        store.list(ExecutionFilter.pages(1_000)).stream().map(ExecutionRow::id).toList();
    assertThat(stored).doesNotHaveDuplicates().containsAll(answered.keySet());
    assertThat(stored).doesNotContainAnyElementsOf(wrong);
    assertThat(answered).hasSizeGreaterThan(100);
  }

  private void write(
      NewExecution execution, boolean breakConnections, Map<UUID, Boolean> answered) {
    if (breakConnections) {
      breakConnections();
    }
    try {
      writer.write(execution);
      answered.put(execution.row().id(), true);
    } catch (DawsosException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }
  }

  /** Two who do so at once may break each other's, which is as good. */
  private void breakConnections() {
    try {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      select pg_terminate_backend(pid) from pg_stat_activity
                      where datname = current_database() and pid <> pg_backend_pid()"""));
    } catch (ConnectionException e) {
      // Broken while it was opened.
    } catch (JdbiException e) {
      assertThat(e).hasMessageContaining("terminating connection");
    }
  }
}
