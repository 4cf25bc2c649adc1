package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.database.TestDatabase;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatementMetricsTest {
  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private Exposition run(String... statements) throws IOException {
    Jdbi jdbi = Jdbi.create(database.database().dataSource());
    new StatementMetrics(new Instruments(registry)).attach(jdbi);
    for (String sql : statements) {
      jdbi.useHandle(handle -> handle.execute(sql));
    }
    return scrape();
  }

  private Exposition scrape() throws IOException {
    return Exposition.parse(Exposition.text(registry));
  }

  private static double count(Exposition shown, String operation, String table, String status) {
    return shown.value(
        "database_queries_total", "operation", operation, "table", table, "status", status);
  }

  @Test
  void statementsAreCountedByWhatTheyDoToWhichTable() throws IOException {
    Exposition shown =
        run(
            "/* Dao.list */ select 'from secret' from only portfolio -- from comment",
            "insert into symbol select * from symbol as portfolio where false",
            "with gone as (delete from symbol returning 1) select count(*) from gone",
            "update job_run set state = 'done'",
            "delete from job_step",
            "select 1",
            "set statement_timeout = 0");

    assertThat(count(shown, "SELECT", "portfolio", "success")).isEqualTo(1);
    assertThat(count(shown, "INSERT", "symbol", "success")).isEqualTo(1);
    assertThat(count(shown, "SELECT", "gone", "success")).isEqualTo(1);
    assertThat(count(shown, "UPDATE", "job_run", "success")).isEqualTo(1);
    assertThat(count(shown, "UPDATE", "job_run", "error")).isZero();
    assertThat(count(shown, "DELETE", "job_step", "success")).isEqualTo(1);
    assertThat(count(shown, "SELECT", "unknown", "success")).isEqualTo(1);
    assertThat(count(shown, "OTHER", "unknown", "success")).isEqualTo(1);
  }

  @Test
  void whatFailsAndWhatIsSlowIsCounted() throws IOException {
    assertThatThrownBy(() -> run("select absent from portfolio")).isInstanceOf(JdbiException.class);
    Exposition shown = scrape();

    assertThat(count(shown, "SELECT", "portfolio", "error")).isEqualTo(1);
    assertThat(
            shown.value(
                "database_query_duration_seconds_count", "table", "portfolio", "status", "error"))
        .isEqualTo(1);
    assertThat(shown.value("database_slow_queries_total", "table", "portfolio")).isZero();
  }

  @Test
  void aSlowStatementIsCounted() throws IOException {
    Exposition shown = run("select pg_sleep(1.1) from (select 1) once");

    assertThat(shown.value("database_slow_queries_total")).isEqualTo(1);
  }
}
