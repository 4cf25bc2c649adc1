package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL killed under load, and the recovery from it. */
final class DatabaseLossIT {
  private static final String OVERVIEW =
      "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
          .formatted(Fixtures.PORTFOLIO);

  private static final int CLIENTS = 4;

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
  void requestsAreUnavailableUntilTheServiceHasRecoveredByItself() throws Exception {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    for (String date : new String[] {"2025-06-02", "2025-06-03"}) {
      String source = Fixtures.prices(dawsos, date).toString();
      dawsos.run("pack", "build", "--date", date, "--source", source, "--mark-fresh").exitsWith(0);
    }
    Server server = dawsos.serve("server");
    Answer before = server.api(key).execute(OVERVIEW);
    assertThat(before.status()).as(before.body()).isEqualTo(200);

    List<Answer> answers = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      AtomicBoolean done = new AtomicBoolean();
      List<Future<List<Answer>>> load = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        load.add(clients.submit(() -> askUntil(done, server.api(key))));
      }
      dawsos.postgres().killPostmaster();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.api(key).execute(OVERVIEW).status() == 503);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.api(key).get("/health/pack").status() == 200);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.admin().get("/healthcheck").status() == 200);
      done.set(true);
      for (Future<List<Answer>> client : load) {
        answers.addAll(client.get());
      }
    } finally {
      clients.shutdownNow();
    }

    for (Answer answer : answers) {
      if (answer.status() == 200) {
        assertThat(answer.json().path("result")).isEqualTo(before.json().path("result"));
      } else {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        assertThat(answer.json().path("code").textValue()).isEqualTo("DATABASE_UNAVAILABLE");
      }
    }
    assertThat(answers).extracting(Answer::status).contains(200, 503);
    server.process().terminate();
    server.process().awaitEnd(Duration.ofSeconds(30));
    assertThat(
            dawsos.run("pack", "verify", "--json").exitsWith(0).json().path("verified").intValue())
        .isEqualTo(2);
  }

  private static List<Answer> askUntil(AtomicBoolean done, Api api) {
    List<Answer> answers = new ArrayList<>();
    do {
      answers.add(api.execute(OVERVIEW));
    } while (!done.get());
    answers.add(api.execute(OVERVIEW));
    return answers;
  }
}
