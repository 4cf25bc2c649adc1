package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL killed under a running server, and the recovery from it. */
final class DatabaseLossIT {
  private static final String OVERVIEW =
      "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
          .formatted(Fixtures.PORTFOLIO);

  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path folder) {
    dawsos = Fixtures.withLedger(new Dawsos(folder)).with("PACKS_MAX_AGE", "0s");
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  @Test
  void requestsAreUnavailableUntilARestartRecovers() {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    for (String date : new String[] {"2025-06-02", "2025-06-03"}) {
      String source = Fixtures.prices(dawsos, date).toString();
      dawsos.run("pack", "build", "--date", date, "--source", source, "--mark-fresh").exitsWith(0);
    }
    Server server = dawsos.serve("server");
    Answer before = server.api(key).execute(OVERVIEW);
    assertThat(before.status()).as(before.body()).isEqualTo(200);

    dawsos.postgres().killPostmaster();

    for (Answer answer :
        new Answer[] {server.api(key).execute(OVERVIEW), server.api(key).get("/v1/packs")}) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(503);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.header("Retry-After")).matches("[0-9]+");
      assertThat(answer.json().path("code").textValue()).isEqualTo("DATABASE_UNAVAILABLE");
    }
    assertThat(server.api(key).get("/health/pack").status()).isEqualTo(503);
    assertThat(server.admin().get("/healthcheck").status()).isEqualTo(500);
    server.process().terminate();
    server.process().awaitEnd(Duration.ofSeconds(30));

    Server restarted = dawsos.serve("server");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> restarted.api(key).get("/health/pack").status() == 200);
    Answer after = restarted.api(key).execute(OVERVIEW);
    assertThat(after.json().path("result")).isEqualTo(before.json().path("result"));
    assertThat(
            dawsos.run("pack", "verify", "--json").exitsWith(0).json().path("verified").intValue())
        .isEqualTo(2);
  }
}
