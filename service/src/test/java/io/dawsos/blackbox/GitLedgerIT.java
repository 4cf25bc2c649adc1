package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.ledger.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ledgers in git repositories without a work tree, two of them joined: served as they are
 * committed, never broken, and computed again from any commit.
 */
final class GitLedgerIT {
  private static final String DATE = "2025-06-02";
  private static final String NEXT_DATE = "2025-06-03";
  private static final String THEIRS = "33333333-3333-3333-3333-333333333333";
  private static final String OURS = "44444444-4444-4444-4444-444444444444";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String OPENING =
      """
      2025-01-02 open Assets:Cash CAD
      2025-01-02 open Equity:Opening
      2025-01-02 * "Opening"
        Assets:Cash  %s CAD
        Equity:Opening
      """;

  @TempDir Path folder;
  private TestRepository repository;
  private TestRepository spouse;
  private Dawsos dawsos;

  @BeforeEach
  void configure() throws IOException {
    repository = TestRepository.create(folder.resolve("books.git"));
    spouse = TestRepository.create(folder.resolve("spouse.git"));
    Path configuration = folder.resolve("config.yml");
    Files.writeString(
        configuration,
        Files.readString(Dawsos.repository().resolve("config.yml"))
            .replace(
                "ledgers: {}",
                """
                ledgers:
                  family: {repository: '%s', file: family/main.beancount, dialect: v2}
                  spouse: {repository: '%s', dialect: '${LEDGER_DIALECT:-v3}'}
                  household: {of: [default, spouse]}
                """
                    .formatted(repository.folder(), spouse.folder())));
    dawsos =
        new Dawsos(folder)
            .with("DAWSOS_CONFIG", configuration.toString())
            .with("LEDGER_REPOSITORY", repository.folder().toString())
            .with("LEDGER_FILE", "books/main.beancount")
            .with("PACKS_MAX_AGE", "0s")
            .with("EXECUTOR_RESULT_CACHE_SIZE", "0B")
            .with("EXECUTOR_MEMO_SIZE", "0B");
  }

  @AfterEach
  void close() {
    dawsos.close();
    repository.close();
    spouse.close();
  }

  /** Commits the two ledgers, of which the default one includes a folder. */
  private String commit(String message, String cash) {
    return repository
        .put("books/main.beancount", "include \"years/*.beancount\"\n")
        .put("books/years/2025.beancount", cash)
        .put("family/main.beancount", OPENING.formatted("7.00"))
        .commit(message);
  }

  private String commitOfSpouse(String cash) {
    return spouse.put("main.beancount", OPENING.formatted(cash)).commit("Spouse");
  }

  private static String request(String portfolio, String more) {
    return """
    {"pattern_id": "portfolio_overview", "portfolio_id": "%s", "require_fresh": false%s}"""
        .formatted(portfolio, more);
  }

  private static int total(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/result/valued_positions/market_value").decimalValue().intValueExact();
  }

  private static String version(Answer answer) {
    return answer.json().at("/metadata/ledger_commit_hash").asText();
  }

  @Test
  void commitsAreServedAsTheyComeAndOldOnesComputedAgain() {
    String begin = repository.put("README", "Books\n").commit("Begin");
    String first = commit("First", OPENING.formatted("1000.00"));
    String spouseFirst = commitOfSpouse("40.00");
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    dawsos.run("portfolio", "add", "Theirs", "--id", THEIRS, "--ledger", "family").exitsWith(0);
    dawsos.run("portfolio", "add", "Ours", "--id", OURS, "--ledger", "household").exitsWith(0);
    dawsos
        .run("portfolio", "add", "Nobody's", "--ledger", "nowhere")
        .failsWith(1, "no ledger is called \"nowhere\"");
    dawsos.with(
        "PACKS_SOURCES",
        "['%s', '%s']"
            .formatted(Fixtures.prices(dawsos, DATE), Fixtures.prices(dawsos, NEXT_DATE)));
    dawsos.run("job", "run", "nightly", "--date", DATE).exitsWith(0);
    Dawsos.Server server = dawsos.serve("server");
    Api api = server.api(key);

    Answer before = api.execute(request(Fixtures.PORTFOLIO, ""));
    assertThat(total(before)).isEqualTo(1000);
    assertThat(version(before)).isEqualTo(first);
    assertThat(total(api.execute(request(THEIRS, "")))).isEqualTo(7);
    Answer ours = api.execute(request(OURS, ""));
    assertThat(total(ours)).isEqualTo(1040);
    assertThat(version(ours)).isEqualTo(first + "+" + spouseFirst);

    String second = commit("Second", OPENING.formatted("2000.00"));
    await()
        .atMost(SOON)
        .until(() -> version(api.execute(request(Fixtures.PORTFOLIO, ""))).equals(second));
    assertThat(total(api.execute(request(Fixtures.PORTFOLIO, "")))).isEqualTo(2000);
    Answer pinned =
        api.execute(
            request(Fixtures.PORTFOLIO, ", \"ledger_commit_hash\": \"%s\"".formatted(first)));
    assertThat(total(pinned)).isEqualTo(1000);
    assertThat(pinned.json().at("/metadata/result_hash"))
        .isEqualTo(before.json().at("/metadata/result_hash"));
    for (String none : List.of("0".repeat(40), begin)) {
      Answer unknown =
          api.execute(
              request(Fixtures.PORTFOLIO, ", \"ledger_commit_hash\": \"%s\"".formatted(none)));
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.body()).contains("LEDGER_COMMIT_UNKNOWN").doesNotContain("books.git");
    }

    String spouseSecond = commitOfSpouse("41.00");
    checkJoined(api, ours, second + "+" + spouseSecond);
    Run night = dawsos.run("job", "run", "nightly", "--date", NEXT_DATE, "--json").exitsWith(0);
    assertThat(night.stdout()).contains("3 portfolios reconcile");

    String broken = commit("Broken", OPENING.formatted("3000.00") + "nonsense\n");
    await()
        .atMost(SOON)
        .until(() -> server.admin().get("/healthcheck").body().contains("years/2025.beancount:6"));
    assertThat(server.admin().get("/healthcheck").json().at("/ledger/message").asText())
        .contains("version %s is served".formatted(second))
        .doesNotContain("household");
    if (Dawsos.TELEMETRY) {
      assertThat(server.admin().get("/metrics").body())
          .contains(
              "dawsos_ledger_sound{ledger=\"default\"} 0.0",
              "dawsos_ledger_sound{ledger=\"family\"} 1.0")
          .doesNotContain("household");
    }
    Answer meanwhile = api.execute(request(Fixtures.PORTFOLIO, ""));
    assertThat(total(meanwhile)).isEqualTo(2000);
    assertThat(version(meanwhile)).isEqualTo(second);
    String execution = meanwhile.header("X-Execution-Id");
    server.process().terminate();
    server.process().awaitEnd();
    assertThat(server.process().stderr()).contains("the newest version of the ledger \"default\"");

    JsonNode replays = dawsos.run("replay", "--all", "--json").exitsWith(0).json();
    assertThat(replays.path("identical").intValue()).isEqualTo(replays.path("replays").size());
    JsonNode refused =
        dawsos.with("LEDGER_DIALECT", "v2").run("replay", execution, "--json").exitsWith(3).json();
    assertThat(refused.at("/replays/0/reason").asText())
        .startsWith("the ledger was read by the rules v3, and is read by v2 now");
    dawsos.with("LEDGER_DIALECT", "v3");
    showHistory(first, second, broken);
  }

  /** After a commit in each part of the joined ledger. */
  private static void checkJoined(Api api, Answer before, String commits) {
    await().atMost(SOON).until(() -> version(api.execute(request(OURS, ""))).equals(commits));
    assertThat(total(api.execute(request(OURS, "")))).isEqualTo(2041);

    Answer pinned =
        api.execute(request(OURS, ", \"ledger_commit_hash\": \"%s\"".formatted(version(before))));
    assertThat(total(pinned)).isEqualTo(1040);
    assertThat(pinned.json().at("/metadata/result_hash"))
        .isEqualTo(before.json().at("/metadata/result_hash"));
    for (String portfolio : List.of(Fixtures.PORTFOLIO, OURS)) {
      String other = portfolio.equals(OURS) ? commits.substring(0, 40) : commits;
      Answer unknown =
          api.execute(request(portfolio, ", \"ledger_commit_hash\": \"%s\"".formatted(other)));
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.body()).contains("LEDGER_COMMIT_UNKNOWN");
    }
  }

  private void showHistory(String first, String second, String broken) {
    JsonNode log = dawsos.run("ledger", "log", "--json").exitsWith(0).json().path("commits");
    assertThat(Json.elements(log))
        .extracting(entry -> entry.path("commit").textValue())
        .containsExactly(broken, second, first);
    assertThat(log.path(0).path("sound").booleanValue()).isFalse();
    assertThat(log.path(1).path("sound").booleanValue()).isTrue();
    assertThat(log.path(2).path("subject").textValue()).isEqualTo("First");
    assertThat(log.path(2).path("authored_at").textValue()).isEqualTo("2025-01-01T10:01:00Z");

    assertThat(dawsos.run("ledger", "check").exitsWith(1).stdout())
        .startsWith("years/2025.beancount:6:")
        .hasLineCount(1);
    dawsos.run("ledger", "check", "--commit", "HEAD~1").exitsWith(0);
    Run holdings = dawsos.run("ledger", "holdings", "--commit", first.substring(0, 10), "--json");
    assertThat(holdings.exitsWith(0).json().at("/holdings/0/units").decimalValue())
        .isEqualByComparingTo("1000");
    assertThat(holdings.json().path("commit").textValue()).isEqualTo(first);
    assertThat(dawsos.run("ledger", "print", "--ledger", "family").exitsWith(0).stdout())
        .contains("Assets:Cash  7.00 CAD");
    JsonNode values = dawsos.run("portfolio", "value", "--all", "--json").exitsWith(0).json();
    assertThat(Json.elements(values.path("portfolios")))
        .extracting(row -> row.path("name").textValue(), row -> row.path("market_value").intValue())
        .containsExactlyInAnyOrder(tuple("Mine", 2000), tuple("Theirs", 7), tuple("Ours", 2041));
    dawsos.run("ledger", "check", "--commit", "0000000").failsWith(1, "has no commit \"0000000\"");
  }
}
