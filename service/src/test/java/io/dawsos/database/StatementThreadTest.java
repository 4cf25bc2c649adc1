package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class StatementThreadTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ExecutorService pool =
      Executors.newFixedThreadPool(1, StatementThread.factory("statement"));

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private static long sleeping() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from pg_stat_activity where state = 'active'"
                            + " and query like '%pg_sleep(50)%' and pid <> pg_backend_pid()")
                    .mapTo(long.class)
                    .one());
  }

  private static int number(String sql) {
    return DATABASE.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
  }

  @Test
  void interruptingTheThreadEndsItsStatement() {
    Future<Integer> slow = pool.submit(() -> number("select 1 from pg_sleep(50)"));
    await().until(() -> sleeping() == 1);

    slow.cancel(true);

    await().atMost(Duration.ofSeconds(30)).until(() -> sleeping() == 0);
    assertThat(pool.submit(() -> number("select 7"))).succeedsWithin(Duration.ofSeconds(20));
  }
}
