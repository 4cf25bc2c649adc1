package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warm request costs the database, by what PostgreSQL itself logs. */
final class WarmRequestIT {
  private static final int REQUESTS = 50;

  /** The first line of the statement that stores executions. */
  private static final String INSERT = "with document as (";

  private static final String OVERVIEW =
      "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
          .formatted(Fixtures.PORTFOLIO);

  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path folder) {
    dawsos =
        Fixtures.withLedger(new Dawsos(folder))
            .with("PACKS_MAX_AGE", "0s")
            .with("LIMITS_REQUESTS_PER_SECOND", "0");
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  @Test
  void takesOneStatement() throws Exception {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    String source = Fixtures.prices(dawsos, "2025-06-02").toString();
    dawsos
        .run("pack", "build", "--date", "2025-06-02", "--source", source, "--mark-fresh")
        .exitsWith(0);
    Server server = dawsos.serve("server");
    Api api = server.api(key);
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(api.execute(OVERVIEW).status()).isEqualTo(200);
    }

    long before = statements("on");
    for (int i = 0; i < REQUESTS; i++) {
      Answer answer = api.execute(OVERVIEW);
      assertThat(answer.status()).isEqualTo(200);
    }
    long after = statements("off");

    List<String> logged = dawsos.postgres().loggedStatements().subList((int) before, (int) after);
    // Jobs and connections that are made or checked now and then are nobody's request.
    List<String> ofRequests =
        logged.stream()
            .filter(each -> each.contains("portfolio_of") || each.contains(INSERT))
            .toList();
    assertThat(ofRequests)
        .as("%s", logged)
        .hasSize(REQUESTS)
        .allMatch(each -> each.contains(INSERT));
    assertThat(logged).hasSizeLessThanOrEqualTo(REQUESTS + REQUESTS / 2);
  }

  /** Switches the log of statements, and tells how many it has. */
  private long statements(String on) throws SQLException {
    try (Connection connection = dawsos.postgres().connect(dawsos.postgres().password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter system set log_statement = '%s'".formatted(on.equals("on") ? "all" : "none"));
      statement.execute("select pg_reload_conf()");
    }
    return dawsos.postgres().loggedStatements().size();
  }
}
