package io.dawsos.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A set of executions, computed again by others: after a crash, by a second instance, on another
 * JDK, after a portfolio was redefined, after a stored result was changed behind the service's
 * back. The tests follow one another on one installation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReplayIT {
  private static final String FIRST = "2025-06-02";
  private static final String SECOND = "2025-06-03";

  private final Dawsos dawsos;
  private final Path folder;
  private final Map<String, String> hashes = new LinkedHashMap<>();
  private String key;
  private Dawsos.Server server;

  ReplayIT(@TempDir Path folder) {
    this.folder = folder;
    dawsos = Fixtures.withLedger(new Dawsos(folder)).with("PACKS_MAX_AGE", "0s");
  }

  @BeforeAll
  void buildAndServe() {
    key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    for (String date : List.of(FIRST, SECOND)) {
      String prices = Fixtures.prices(dawsos, date).toString();
      dawsos.run("pack", "build", "--date", date, "--source", prices, "--mark-fresh").exitsWith(0);
    }
    server = dawsos.serve("server");
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private Answer execute(String more) {
    return server
        .api(key)
        .execute(
            """
            {"pattern_id": "portfolio_overview", "portfolio_id": "%s"%s}"""
                .formatted(Fixtures.PORTFOLIO, more));
  }

  private static Dawsos instance(Path folder, Dawsos database) {
    PrivateServer postgres = database.postgres();
    return Fixtures.withLedger(new Dawsos(folder))
        .with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.port()))
        .with("DATABASE_USER", "dawsos")
        .with("DATABASE_PASSWORD", postgres.password());
  }

  private void assertAllIdentical(JsonNode report) {
    assertThat(report.path("identical").intValue()).isEqualTo(hashes.size());
    assertThat(report.path("different").intValue()).isZero();
    assertThat(report.path("not_replayable").intValue()).isZero();
    assertThat(Json.elements(report.path("replays")))
        .allSatisfy(
            replay ->
                assertThat(replay.path("replayed_hash").textValue())
                    .isEqualTo(hashes.get(replay.path("execution_id").textValue())));
  }

  @Test
  @Order(1)
  void executionsAreAnsweredAndStored() {
    for (String more :
        List.of(
            "",
            ", \"inputs\": {\"currency\": \"EUR\"}",
            ", \"asof_date\": \"2025-06-02\"",
            ", \"pricing_pack_id\": \"PP_2025-06-02\", \"require_fresh\": false",
            ", \"asof_date\": \"2025-06-04\"",
            "")) {
      Answer answer = execute(more);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      hashes.put(
          answer.header("X-Execution-Id"),
          answer.json().path("metadata").path("result_hash").textValue());
    }
    assertThat(execute(", \"inputs\": {\"currency\": \"XXX\"}").status()).isEqualTo(400);
    Answer again =
        server
            .api(key)
            .send(
                server
                    .api(key)
                    .request("/v1/execute")
                    .header("Content-Type", "application/json")
                    .header("If-None-Match", "*")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"pattern_id\": \"portfolio_overview\", \"portfolio_id\": \"%s\"}"
                                .formatted(Fixtures.PORTFOLIO))));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    hashes.put(again.header("X-Execution-Id"), again.header("ETag").replace("\"", ""));

    assertThat(hashes).hasSize(7);
    assertThat(hashes.values().stream().distinct()).hasSize(4);
  }

  @Test
  @Order(2)
  void nothingThatWasAnsweredIsLostWhenTheServiceIsKilled() {
    server.process().kill();
    server = dawsos.serve("server");

    JsonNode list = server.api(key).get("/v1/executions").json();

    assertThat(list.path("executions")).hasSize(hashes.size() + 1);
    assertThat(list.path("executions").findValuesAsText("id")).containsAll(hashes.keySet());
  }

  @Test
  @Order(3)
  void theRestartedServerComputesTheSameBytes() {
    hashes.forEach(
        (id, hash) -> {
          Answer replay =
              server
                  .api(key)
                  .send(
                      server
                          .api(key)
                          .request("/v1/executions/" + id + "/replay")
                          .POST(BodyPublishers.noBody()));
          assertThat(replay.status()).as(replay.body()).isEqualTo(200);
          assertThat(replay.json().path("verdict").textValue()).isEqualTo("identical");
          assertThat(replay.json().path("replayed_hash").textValue()).isEqualTo(hash);
        });
  }

  @Test
  @Order(4)
  void theCommandComputesTheSameBytes() {
    assertAllIdentical(dawsos.run("replay", "--all", "--json").exitsWith(0).json());
    assertAllIdentical(dawsos.run("replay", "--since", "2025-01-01", "--json").exitsWith(0).json());
    Run text = dawsos.run("replay", hashes.keySet().iterator().next()).exitsWith(0);
    assertThat(text.stdout()).contains(" identical");
  }

  @Test
  @Order(5)
  void aSecondInstanceWithACopyOfTheLedgerComputesTheSameBytes() throws IOException {
    Path other = Files.createDirectory(folder.resolve("second"));

    assertAllIdentical(
        instance(other, dawsos).run("replay", "--all", "--json").exitsWith(0).json());
  }

  @Test
  @Order(6)
  void anotherJavaComputesTheSameBytes() {
    Optional<Path> java = otherJava();
    assumeTrue(
        java.isPresent(),
        "there is no other JDK: set DAWSOS_OTHER_JAVA to the home of one, 17 or newer");

    assertAllIdentical(
        instance(folder, dawsos)
            .onJava(java.orElseThrow())
            .run("replay", "--all", "--json")
            .exitsWith(0)
            .json());
  }

  /** The JDK that the environment names, else one of another release beside that of the tests. */
  private static Optional<Path> otherJava() {
    String named = System.getenv("DAWSOS_OTHER_JAVA");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path home = Path.of(System.getProperty("java.home"));
    String own = Integer.toString(Runtime.version().feature());
    try (Stream<Path> beside = Files.list(home.getParent())) {
      return beside
          .filter(each -> Files.isExecutable(each.resolve("bin/java")))
          .filter(each -> release(each).matches("\\d+") && Integer.parseInt(release(each)) > 17)
          .filter(each -> !release(each).equals(own))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The feature release of a JDK; empty where its folder does not say. */
  private static String release(Path home) {
    try {
      return Files.readString(home.resolve("release"))
          .replaceAll("(?s).*JAVA_VERSION=\"(\\d+)[^\"]*\".*", "$1");
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  @Order(7)
  void aPortfolioThatIsRedefinedChangesNothingOfBefore() {
    dawsos
        .run("portfolio", "add", "Cash", "--id", Fixtures.PORTFOLIO, "--account", "Assets:Cash")
        .exitsWith(0);

    Answer now = execute("");

    String hash = now.json().path("metadata").path("result_hash").textValue();
    assertThat(hashes).doesNotContainValue(hash);
    hashes.put(now.header("X-Execution-Id"), hash);
    assertAllIdentical(dawsos.run("replay", "--all", "--json").exitsWith(0).json());
  }

  @Test
  @Order(8)
  void theStoredBytesHaveTheHashThatWasAnswered() throws IOException {
    String id = hashes.keySet().iterator().next();

    Answer result = server.api(key).get("/v1/executions/" + id + "/result");

    assertThat(dawsos.run("execution", "show", id, "--result").exitsWith(0).stdout())
        .isEqualTo(result.body());
    assertThat(Sha256.hex(result.body())).isEqualTo(hashes.get(id));
    JsonNode shown = dawsos.run("execution", "show", id, "--json").exitsWith(0).json();
    assertThat(Sha256.hex(dawsos.run("execution", "show", id, "--pattern").exitsWith(0).stdout()))
        .isEqualTo(shown.path("pattern_sha256").textValue());
    assertThat(dawsos.run("execution", "list").exitsWith(0).stdout())
        .contains(id, "CURRENCY_UNKNOWN");
  }

  @Test
  @Order(9)
  void withoutTheLedgerOfThenItSaysSo() throws IOException {
    Path ledger = folder.resolve("main.beancount");
    String good = Files.readString(ledger);
    Files.writeString(ledger, good + "2025-05-01 open Assets:More\n");
    String id = hashes.keySet().iterator().next();

    Run run = dawsos.run("replay", id).exitsWith(3);

    assertThat(run.stdout()).contains("not_replayable: the ledger version ", "is not available");
    Files.writeString(ledger, good);
    dawsos.run("replay", id).exitsWith(0);
  }

  @Test
  @Order(10)
  void aChangedResultIsFoundWithWhatWasChanged() throws Exception {
    String id = hashes.keySet().iterator().next();
    String result = server.api(key).get("/v1/executions/" + id + "/result").body();
    // The last of them is that of the positions.
    int at = result.lastIndexOf("\"market_value\":1830.1,") + "\"market_value\":1".length();
    tamper(
        requireNonNull(hashes.get(id)), result.substring(0, at) + "9" + result.substring(at + 1));

    Run run = dawsos.run("replay", id).exitsWith(1);
    JsonNode report = dawsos.run("replay", "--all", "--json").exitsWith(1).json();

    assertThat(run.stdout()).contains("different", "/valued_positions/market_value", "1930.1");
    assertThat(report.path("different").intValue()).isPositive();
    assertThat(Json.elements(report.path("replays")))
        .filteredOn(each -> each.path("execution_id").textValue().equals(id))
        .singleElement()
        .satisfies(
            each -> {
              JsonNode change = each.path("changes").path(0);
              assertThat(change.path("op").textValue()).isEqualTo("replace");
              assertThat(change.path("path").textValue())
                  .isEqualTo("/valued_positions/market_value");
              assertThat(change.path("before").decimalValue()).isEqualByComparingTo("1930.1");
              assertThat(change.path("after").decimalValue()).isEqualByComparingTo("1830.1");
              assertThat(each.path("stored_hash")).isNotEqualTo(each.path("result_hash"));
              assertThat(each.path("replayed_hash")).isEqualTo(each.path("result_hash"));
            });
  }

  private void tamper(String hash, String result) throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(result.getBytes(StandardCharsets.UTF_8));
    }
    PrivateServer postgres = dawsos.postgres();
    try (Connection connection = postgres.connect(postgres.password());
        PreparedStatement update =
            connection.prepareStatement(
                "update execution_result set content = ? where sha256 = ?")) {
      update.setBytes(1, compressed.toByteArray());
      update.setString(2, hash);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  @Order(11)
  void whatIsPrunedIsGone() {
    String id = hashes.keySet().iterator().next();
    JsonNode would =
        dawsos
            .run("execution", "prune", "--before", "2999-01-01", "--dry-run", "--json")
            .exitsWith(0)
            .json();
    assertThat(would.path("executions").intValue()).isEqualTo(hashes.size() + 1);
    assertThat(dawsos.run("execution", "prune").exitsWith(0).stderr()).contains("0 executions");

    dawsos.run("execution", "prune", "--before", "2999-01-01").exitsWith(0);

    dawsos.run("replay", id).failsWith(1, "there is no execution " + id);
    assertThat(dawsos.run("replay", "--all", "--json").exitsWith(0).json().path("replays"))
        .isEmpty();
    dawsos.run("replay").failsWith(2, "give one of ID, --all and --since");
    dawsos.run("replay", "x").failsWith(2, "not an id");
    assertThat(execute("").status()).isEqualTo(200);
  }

  @Test
  @Order(12)
  void whatSawPacksThatArePrunedSaysSo() {
    Answer answer =
        server
            .api(key)
            .execute(
                "{\"pattern_id\": \"portfolio_performance\", \"portfolio_id\": \"%s\"}"
                    .formatted(Fixtures.PORTFOLIO));
    String id = answer.header("X-Execution-Id");
    dawsos.run("replay", id).exitsWith(0);

    dawsos.run("pack", "prune", "--before", SECOND).exitsWith(0);

    JsonNode replay =
        dawsos.run("replay", id, "--json").exitsWith(3).json().path("replays").path(0);
    assertThat(replay.path("verdict").textValue()).isEqualTo("not_replayable");
    assertThat(replay.path("reason").textValue())
        .isEqualTo("packs in the past of PP_2025-06-03 that were pruned since: 1");
    assertThat(replay.path("changes")).isNotEmpty();
  }
}
