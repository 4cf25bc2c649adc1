package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CachedQueryTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @RegisterExtension final TestDatabase test = TestDatabase.empty();

  private final AtomicInteger queries = new AtomicInteger();
  private ChangeFeed feed = ChangeFeed.none();

  @BeforeEach
  void listen() {
    feed = ChangeFeed.of(test.database());
    awaitLive();
  }

  @AfterEach
  void stop() {
    feed.close();
  }

  private void awaitLive() {
    await().atMost(LIMIT).until(() -> feed.version() != ChangeFeed.UNKNOWN);
  }

  private CachedQuery<String, Integer> counting() {
    return new CachedQuery<>(
        feed, 10, key -> key.equals("none") ? notFound() : Optional.of(queries.incrementAndGet()));
  }

  private Optional<Integer> notFound() {
    queries.incrementAndGet();
    return Optional.empty();
  }

  private void change() {
    long before = feed.version();
    test.jdbi().useHandle(handle -> handle.execute("notify dawsos_changed"));
    await().atMost(LIMIT).until(() -> feed.version() != before);
  }

  @Test
  void anAnswerIsKeptUntilSomethingChanges() {
    CachedQuery<String, Integer> query = counting();

    assertThat(query.find("a")).hasValue(1);
    assertThat(query.find("a")).hasValue(1);
    assertThat(query.find("b")).hasValue(2);
    change();
    assertThat(query.find("a")).hasValue(3);
    assertThat(query.find("a")).hasValue(3);
  }

  @Test
  void anAnswerOfNothingIsNotKept() {
    CachedQuery<String, Integer> query = counting();

    assertThat(query.find("none")).isEmpty();
    assertThat(query.find("none")).isEmpty();
    assertThat(queries).hasValue(2);
  }

  @Test
  void aChangeWhileTheQueryRunsMakesItsAnswerOld() {
    CachedQuery<String, Integer> query =
        new CachedQuery<>(
            feed,
            10,
            key -> {
              int answer = queries.incrementAndGet();
              if (answer == 1) {
                change();
              }
              return Optional.of(answer);
            });

    assertThat(query.find("a")).hasValue(1);
    assertThat(query.find("a")).hasValue(2);
    assertThat(query.find("a")).hasValue(2);
  }

  @Test
  void aChangeThatIsRolledBackIsNone() {
    CachedQuery<String, Integer> query = counting();
    assertThat(query.find("a")).hasValue(1);

    test.jdbi()
        .useTransaction(
            handle -> {
              handle.execute("notify dawsos_changed");
              handle.rollback();
            });
    change();

    assertThat(query.find("a")).hasValue(2);
  }

  @Test
  void afterALossOfTheConnectionNothingKeptBeforeIsUsed() {
    CachedQuery<String, Integer> query = counting();
    assertThat(query.find("a")).hasValue(1);
    long before = feed.version();

    test.jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and query like 'listen%'""")
                    .mapTo(Boolean.class)
                    .one());
    await().atMost(LIMIT).until(() -> feed.version() > before);

    assertThat(query.find("a")).hasValue(2);
  }

  @Test
  void withoutAFeedEverythingIsQueried() {
    feed.close();
    feed = ChangeFeed.none();
    CachedQuery<String, Integer> query = counting();

    assertThat(query.find("a")).hasValue(1);
    assertThat(query.find("a")).hasValue(2);
  }
}
