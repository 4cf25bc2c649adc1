package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Dawsos.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers with one cron on one database. One is killed in the middle of a step: the other takes
 * over within the limit of its heartbeats, and every effect exists once.
 */
final class NightlyIT {
  /** 22:30 of Monday the 2nd in Toronto. */
  private static final String MONDAY_NIGHT = "2025-06-03T02:30:00Z";

  private static final String PACK = "PP_2025-06-02";
  private static final Duration TAKE_OVER = Duration.ofSeconds(30);

  /** Starts are noted; what is found done is not done again, as a step must. */
  private static final String EVALUATE =
      """
      cd %s
      echo "$DAWSOS_DATE $DAWSOS_PACK_ID" >> started
      while [ ! -e go ]; do sleep 0.1; done
      if mkdir "alerts-$DAWSOS_PACK_ID" 2> /dev/null; then echo "$DAWSOS_DATE" >> alerts; fi
      """;

  private Path folder;
  private Dawsos host;
  private Dawsos instances;
  private List<Server> servers;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("evaluate.sh"), EVALUATE.formatted(folder));
    // Its private PostgreSQL is what the two others share; it runs no job itself.
    host = Fixtures.withLedger(new Dawsos(folder));
    host.migrate();
    host.serve("server");
    PrivateServer postgres = host.postgres();
    instances =
        Fixtures.withLedger(new Dawsos(folder, folder.resolve("unused")))
            .with(
                "DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.port()))
            .with("DATABASE_PASSWORD", postgres.password())
            .with("PACKS_SOURCES", "['%s']".formatted(Fixtures.prices(host, "2025-06-02")))
            .with("JOBS_POLL_INTERVAL", "200ms")
            .with("JOBS_HEARTBEAT_INTERVAL", "500ms")
            .with("NIGHTLY_CRON", "0 0 0 1 1 *")
            .with("NIGHTLY_EVALUATE_COMMAND", "[/bin/sh, evaluate.sh]");
    servers = new ArrayList<>(List.of(instances.serve("server"), instances.serve("server")));
  }

  @AfterEach
  void stop() {
    instances.close();
    host.close();
  }

  @Test
  void anotherServerTakesOverWhereOneWasKilledInTheEvaluateHook() throws Exception {
    makeDue();
    await().atMost(TAKE_OVER).until(() -> Files.exists(folder.resolve("started")));

    long killed = killOwner();
    Files.createFile(folder.resolve("go"));

    awaitDone();
    assertTakenOver(killed);
    assertThat(steps())
        .containsExactly(
            "build_pack 1 done",
            "reconcile_ledger 1 done",
            "compute_daily_values 1 skipped",
            "prewarm 1 skipped",
            "mark_pack_fresh 1 done",
            "evaluate 1 interrupted",
            "evaluate 2 done",
            "prune_executions 1 done");
    assertEveryEffectExistsOnce();
    assertThat(Files.readAllLines(folder.resolve("started")))
        .as("attempts, for the scheduled date both")
        .containsExactly("2025-06-02 " + PACK, "2025-06-02 " + PACK);
  }

  @Test
  void anotherServerTakesOverWhereOneWasKilledWhileItSealedThePack() throws Exception {
    Files.createFile(folder.resolve("go"));
    long killed;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // Packs can be read, but none can be stored until this connection is closed.
      connection.setAutoCommit(false);
      statement.execute("lock table pricing_pack in exclusive mode");
      makeDue();
      await().atMost(TAKE_OVER).until(() -> count("pg_locks where not granted") == 1);
      killed = killOwner();
      await().atMost(TAKE_OVER).until(() -> steps().contains("build_pack 2 running"));
    }

    awaitDone();
    assertTakenOver(killed);
    assertThat(steps())
        .containsExactly(
            "build_pack 1 interrupted",
            "build_pack 2 done",
            "reconcile_ledger 1 done",
            "compute_daily_values 1 skipped",
            "prewarm 1 skipped",
            "mark_pack_fresh 1 done",
            "evaluate 1 done",
            "prune_executions 1 done");
    assertEveryEffectExistsOnce();
  }

  private void makeDue() throws SQLException {
    await().atMost(TAKE_OVER).until(() -> count("scheduled_tasks where not picked") == 1);
    try (Connection connection = connect();
        PreparedStatement update =
            connection.prepareStatement(
                "update scheduled_tasks set execution_time = cast(? as timestamptz)")) {
      update.setString(1, MONDAY_NIGHT);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  /** Kills the server that works on the run, and what it started; returns its process id. */
  private long killOwner() throws SQLException {
    String owner = one("select owner from job_run");
    long pid = Long.parseLong(owner.substring(owner.indexOf('/') + 1));
    Server server =
        servers.stream().filter(each -> each.process().pid() == pid).findFirst().orElseThrow();
    List<ProcessHandle> children = server.process().descendants();
    server.process().kill();
    children.forEach(ProcessHandle::destroyForcibly);
    servers.remove(server);
    return pid;
  }

  private void awaitDone() {
    await()
        .atMost(TAKE_OVER)
        .failFast(servers.get(0).process()::assertAlive)
        .until(() -> count("job_run where state = 'done'") == 1);
    await()
        .atMost(TAKE_OVER)
        .until(() -> count("scheduled_tasks where not picked and execution_time > now()") == 1);
  }

  private void assertTakenOver(long killed) {
    JsonNode status = instances.run("job", "status", "--json").exitsWith(0).json();
    assertThat(status.path("runs")).hasSize(1);
    JsonNode run = status.path("runs").path(0);
    assertThat(run.path("date").textValue()).isEqualTo("2025-06-02");
    assertThat(run.path("state").textValue()).isEqualTo("done");
    assertThat(run.path("requested_by").textValue()).isEqualTo("schedule");
    assertThat(run.path("taken_over_from").textValue()).endsWith("/" + killed);
    assertThat(run.path("owner").textValue()).endsWith("/" + servers.get(0).process().pid());
    JsonNode attempt = run.path("steps").path(0);
    assertThat(attempt.path("rows").isIntegralNumber())
        .isEqualTo(attempt.path("state").textValue().equals("done"));
    assertThat(status.path("schedule").path("zone").textValue()).isEqualTo("America/Toronto");
    assertThat(status.path("schedule").path("next").textValue()).contains("-01-01T05:00:00Z");
  }

  private void assertEveryEffectExistsOnce() throws Exception {
    assertThat(count("job_run")).isEqualTo(1);
    assertThat(count("pricing_pack where status = 'fresh' and sealed_at is not null")).isEqualTo(1);
    assertThat(count("pricing_pack")).isEqualTo(1);
    assertThat(count("pack_price")).isEqualTo(1);
    assertThat(count("pack_fx")).isEqualTo(2);
    assertThat(Files.readAllLines(folder.resolve("alerts"))).containsExactly("2025-06-02");
    instances.run("pack", "verify", PACK).exitsWith(0);
  }

  private List<String> steps() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select step || ' ' || attempt || ' ' || state from job_step"
                    + " order by ordinal, attempt")) {
      List<String> steps = new ArrayList<>();
      while (rows.next()) {
        steps.add(rows.getString(1));
      }
      return steps;
    }
  }

  private int count(String what) throws SQLException {
    return Integer.parseInt(one("select count(*) from " + what));
  }

  private String one(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).as(query).isTrue();
      return row.getString(1);
    }
  }

  private Connection connect() throws SQLException {
    return host.postgres().connect(host.postgres().password());
  }
}
