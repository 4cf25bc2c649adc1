package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.observability.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of RUNBOOK.md, indented or within a sentence, as it stands there, each in the
 * situation that it is for. The tests follow one another on one installation; the last one says
 * which commands none of them ran. Those for Prometheus and Alertmanager are run by {@link
 * MonitoringIT}.
 */
@Tag("telemetry")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RunbookIT {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  /** Needs Docker; what it sets is tried by the same variable of a server. */
  private static final String OF_DOCKER = "OTEL_ENABLED=false docker compose up -d backend";

  private static final LocalDate FIRST = LocalDate.parse("2025-10-01");
  private static final LocalDate LAST = LocalDate.parse("2025-11-06");

  private final Path folder;
  private final Shell shell;
  private final int port;
  private final int adminPort;
  private final OpenCommands commands;
  private DawsosProcess server;
  private String key = "";

  RunbookIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    shell = new Shell(folder);
    port = shell.port("8000");
    adminPort = shell.port("8001");
    commands = new OpenCommands(Runbook.read());
  }

  @BeforeAll
  void install() throws IOException {
    shell
        .with("DAWSOS_DATA", folder.resolve("data").toString())
        .with("DAWSOS_PORT", Integer.toString(port))
        .with("DAWSOS_ADMIN_PORT", Integer.toString(adminPort))
        .with("PACKS_MAX_AGE", "0s")
        .with("ECB_URL", "http://127.0.0.1:1")
        .with("POLYGON_URL", "http://127.0.0.1:1");
    write(
        "data/ledger/main.beancount",
        """
        2025-01-02 open Assets:Cash CAD
        2025-01-02 open Assets:Broker
        2025-01-02 open Equity:Opening
        2025-01-02 * "Opening"
          Assets:Cash  1000.00 CAD
          Assets:Broker  3 QUANTORA {90.00 USD}
          Equity:Opening
        """);
    writePrices("100.00");
    Template.instance().copyTo(folder.resolve("data"));
    command("./dawsos db migrate");
    command("./dawsos db status");
    server = serve("./dawsos server");
    shell.run("./dawsos portfolio add Mine --id " + Fixtures.PORTFOLIO).exitsWith(0);
    key = shell.run("./dawsos key create test --json").exitsWith(0).json().path("key").textValue();
    shell.with("KEY", key);
  }

  /** Prices of all business days; a split halves them on the last one. */
  private void writePrices(String october31) throws IOException {
    StringBuilder prices = new StringBuilder("date,symbol,close,currency\n");
    StringBuilder rates = new StringBuilder("date,base,quote,rate\n");
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
        continue;
      }
      String price = day.equals(LAST) ? "50.00" : "100.00";
      String close = day.equals(LocalDate.parse("2025-10-31")) ? october31 : price;
      prices.append("%s,QUANTORA,%s,USD\n".formatted(day, close));
      rates.append("%1$s,EUR,USD,1.1419\n%1$s,EUR,CAD,1.5665\n".formatted(day));
    }
    write("data/prices/prices.csv", prices.toString());
    write("data/prices/rates.csv", rates.toString());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs a command of the runbook that succeeds; words in capitals are replaced in pairs. */
  private Run command(String documentedLine, String... replacements) {
    return commandThatEndsWith(0, documentedLine, replacements);
  }

  private Run commandThatEndsWith(int exit, String line, String... replacements) {
    assertThat(commands.has(line)).as("RUNBOOK.md has %s", line).isTrue();
    String filled = line;
    for (int i = 0; i < replacements.length; i += 2) {
      String place = "(?<!\\w)" + replacements[i] + "(?!\\w)";
      filled = filled.replaceAll(place, replacements[i + 1]);
    }
    Run run = run(filled);
    assertThat(run.exit()).as("%s: %s%s", filled, run.stdout(), run.stderr()).isEqualTo(exit);
    return run;
  }

  /** Runs what the runbook only names. */
  private Run run(String line) {
    commands.ran(line);
    return shell.run(line);
  }

  /** Runs a program in the folder of the ledger. */
  private Run inLedger(String line) {
    commands.ran(line);
    return shell.run("cd data/ledger && " + line).exitsWith(0);
  }

  private DawsosProcess serve(String line) {
    commands.ran(line);
    DawsosProcess process = shell.start(line);
    Api admin = new Api(adminPort, "none", AnswerCheck.NONE);
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .failFast(process::assertAlive)
        .until(() -> admin.isUp("/ping"));
    return process;
  }

  private static void stop(DawsosProcess process) {
    process.terminate();
    process.awaitEnd(START_LIMIT);
  }

  private Api api() {
    return new Api(port, key, AnswerCheck.NONE);
  }

  private String execute() {
    Api.Answer answer =
        api()
            .execute(
                "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
                    .formatted(Fixtures.PORTFOLIO));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.header("X-Execution-Id");
  }

  @Test
  @Order(1)
  void everyDay() {
    command("./dawsos job backfill --from 2025-10-01 --to 2025-10-24");
    command("./dawsos job run nightly --date 2025-10-24");
    command("./dawsos job status --limit 5");
    command("./dawsos job status");
    command("./dawsos pack proposals");
    command("./dawsos pack list --limit 5");
    command("./dawsos pattern list");
    assertThat(command("./dawsos pack verify").stdout()).contains("18 packs verified, 0 damaged");
  }

  @Test
  @Order(2)
  void quickHealthChecks() {
    assertThat(command("curl -s localhost:8001/ping").stdout()).contains("pong");
    assertThat(command("curl -s localhost:8001/healthcheck").stdout()).contains("\"database\"");
    assertThat(command("curl -s localhost:8000/health/pack").stdout()).contains("PP_2025-10-24");
    assertThat(command("curl -s localhost:8001/metrics | grep dawsos_pack_freshness").stdout())
        .contains("PP_2025-10-24");
    command("ps N", "N", Long.toString(server.pid()));
  }

  @Test
  @Order(3)
  void aPackInError() throws IOException {
    writePrices("1000.00");
    shell.run("./dawsos pack build --from 2025-10-27 --to 2025-10-31 --mark-fresh").exitsWith(0);
    writePrices("101.00");

    command("./dawsos pack show PP_2025-10-31");
    command("./dawsos pack build --date 2025-10-31 --dry-run");
    command(
        "./dawsos pack restate --date 2025-10-31 --reason \"QUANTORA was in EUR in a file\""
            + " --mark-fresh");
    command("./dawsos job run nightly --date 2025-10-31");

    assertThat(run("./dawsos pack list").stdout()).contains("PP_2025-10-31_r1");
    assertThat(command("./dawsos symbol list").exit()).isZero();
  }

  @Test
  @Order(4)
  void aRestatement() {
    command("./dawsos pack build --date 2025-10-24 --dry-run");
    command(
        "./dawsos pack override --date 2025-10-24 --of QUANTORA --price 101.5 --currency USD"
            + " --reason \"late tape\"");
    command(
        "./dawsos pack restate --date 2025-10-24 --reason \"late price of QUANTORA\""
            + " --author jane@example.org");
    assertThat(command("./dawsos pack show PP_2025-10-24_r1").stdout()).contains("warming");
    assertThat(command("./dawsos pack diff PP_2025-10-24 PP_2025-10-24_r1").stdout())
        .contains("101.5");
    command("./dawsos pack impact PP_2025-10-24");
    command("./dawsos pack mark-fresh PP_2025-10-24_r1");
    command("./dawsos job run nightly --date 2025-10-24 --again");
  }

  /** Nothing listens where the providers are, and there is no key. */
  @Test
  @Order(5)
  void providersThatDoNotAnswer() throws IOException {
    commandThatEndsWith(1, "./dawsos provider get ecb rates EUR/USD");
    command("./dawsos provider list");
    commandThatEndsWith(2, "./dawsos provider get polygon prices AAPL");
    Files.createSymbolicLink(folder.resolve("prices"), folder.resolve("data/prices"));
    command("PACKS_SOURCES='[prices/, ledger]' ./dawsos job run nightly --date 2025-10-24");
  }

  @Test
  @Order(6)
  void aLateSplit() throws IOException {
    shell.run("./dawsos pack build --date 2025-11-06 --mark-fresh");
    write(
        "actions.csv",
        """
        kind,security,ex_date,new_units,old_units,record_date,pay_date,amount,currency
        split,QUANTORA,2025-11-06,2,1,,,,
        """);
    command("./dawsos action import actions.csv");
    assertThat(command("./dawsos action list --from 2025-10-01").stdout()).contains("QUANTORA");
    command(
        "./dawsos pack restate --date 2025-11-06 --reason \"late split of QUANTORA\" --mark-fresh");
  }

  @Test
  @Order(7)
  void evidence() {
    command("openssl genpkey -algorithm ed25519 -out key.pem");
    command("openssl pkey -in key.pem -pubout -out pub.pem");
    command("./dawsos pack export PP_2025-10-27 --out e.zip --sign key.pem");
    command("./dawsos pack verify e.zip --public-key pub.pem");
    shell.run("unzip -q e.zip -d evidence").exitsWith(0);
    commands.ran("sha256sum -c SHA256SUMS");
    shell.run("cd evidence && sha256sum -c SHA256SUMS").exitsWith(0);
  }

  @Test
  @Order(8)
  void whetherAFigureWasRight() {
    String id = execute();

    assertThat(
            command(
                    "./dawsos execution list --portfolio UUID --from 2025-10-27",
                    "UUID",
                    Fixtures.PORTFOLIO)
                .stdout())
        .contains(id);
    command("./dawsos execution show ID", "ID", id);
    command("./dawsos replay ID", "ID", id);
    command("./dawsos replay --since 2025-10-01");
    String copy = shell.run("cp -r data/ledger then && realpath then/main.beancount").stdout();
    command("LEDGER_FILE=… ./dawsos replay ID", "…", copy.strip(), "ID", id);
    command("LEDGER_DIALECT=… ./dawsos replay ID", "…", "v3", "ID", id);
  }

  @Test
  @Order(9)
  void usersAndTheirKeys() {
    command("./dawsos user create ann --role USER");
    shell.run("./dawsos user create bob --role USER").exitsWith(0);
    command("./dawsos key create NAME --user ann --expires-in-days 365", "NAME", "report");
    assertThat(run("./dawsos user show ann").stdout()).contains("USER");
    run("./dawsos portfolio share " + Fixtures.PORTFOLIO + " ann").exitsWith(0);
    assertThat(run("./dawsos portfolio show " + Fixtures.PORTFOLIO).stderr())
        .contains("shared with ann");
    command("./dawsos key list");
    JsonNode keys = shell.run("./dawsos key list --json").exitsWith(0).json();
    command("./dawsos key revoke ID", "ID", keys.findValue("id").asText());
    command("./dawsos user disable ann");
    command("./dawsos portfolio give ID bob", "ID", Fixtures.PORTFOLIO);
    assertThat(command("./dawsos audit list").stdout()).contains(Fixtures.PORTFOLIO);
    key = shell.run("./dawsos key create test2 --json").exitsWith(0).json().path("key").textValue();
    shell.with("KEY", key);
  }

  /** Its day has no price yet, so that the pack carries that of the day before. */
  @Test
  @Order(10)
  void aPackStuckWarming() throws IOException {
    shell.run("./dawsos pack build --date 2025-11-07").exitsWith(0);
    write("data/prices/late.csv", "date,symbol,close,currency\n2025-11-07,QUANTORA,51.00,USD\n");

    command("./dawsos job status --date 2025-11-07");
    assertThat(command("./dawsos pack show PP_2025-11-07").stdout()).contains("warming");
    command("./dawsos pack build --date 2025-11-07 --dry-run");
    command("./dawsos pack restate --date 2025-11-07 --reason \"late prices\" --mark-fresh");
    command("./dawsos pack mark-fresh PP_2025-11-07_r1");
  }

  @Test
  @Order(11)
  void figuresLedgerAndBreakers() {
    command("./dawsos job status --date 2025-10-24");
    command("./dawsos pack verify PP_2025-10-24");
    assertThat(command("./dawsos ledger holdings --date 2025-10-24").stdout()).contains("QUANTORA");
    assertThat(
            command("curl -s -H \"Authorization: Bearer $KEY\" localhost:8000/v1/capabilities")
                .stdout())
        .contains("\"agents\"", "closed");
    assertThat(command("curl -s localhost:8001/metrics | grep dawsos_circuit_breaker").stdout())
        .contains("dawsos_circuit_breaker_state");
  }

  /** A mistake that is not committed, one that is, and a clone that lacks what was before. */
  @Test
  @Order(12)
  void aBrokenLedgerInAWorkTree() throws IOException {
    for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
      shell.with("GIT_%s_NAME".formatted(who), "Ann");
      shell.with("GIT_%s_EMAIL".formatted(who), "ann@example.org");
    }
    inLedger("git init -q");
    inLedger("git add main.beancount");
    inLedger("git commit -q -m Good");
    String good = Files.readString(folder.resolve("data/ledger/main.beancount"));

    write("data/ledger/main.beancount", good + "2025-01-03 balance Assets:Cash 1 CAD\n");
    commandThatEndsWith(1, "./dawsos ledger check");
    assertThat(inLedger("git diff").stdout()).contains("+2025-01-03 balance");
    inLedger("git stash");
    command("./dawsos ledger check");

    inLedger("git stash pop -q");
    inLedger("git commit -q -a -m Bad");
    assertThat(
            run("LEDGER_REPOSITORY=data/ledger LEDGER_FILE=main.beancount ./dawsos ledger log")
                .exitsWith(0)
                .stdout())
        .contains("Bad");
    inLedger("git revert --no-edit HEAD");
    inLedger("git fsck");
    shell.run("git clone -q --depth 1 file://$PWD/data/ledger shallow").exitsWith(0);
    commands.ran("git fetch --unshallow");
    shell.run("cd shallow && git fetch --unshallow").exitsWith(0);

    assertThat(folder.resolve("data/ledger/main.beancount")).hasContent(good);
  }

  @Test
  @Order(13)
  void aFullDatabase() {
    command("df -h \"$DAWSOS_DATA\"");
    command("du -sh \"$DAWSOS_DATA/postgres\"");
    command("./dawsos execution prune --dry-run");
    command("./dawsos execution prune --before 2024-01-01");
    command("./dawsos pack prune --before 2024-01-01 --dry-run");
  }

  @Test
  @Order(14)
  void aRestoredBackupGivesIdenticalResults() {
    execute();
    stop(server);

    command("tar -C \"$DAWSOS_DATA\" -cf dawsos-backup.tar .");
    command("sha256sum dawsos-backup.tar > dawsos-backup.tar.sha256");
    command("sha256sum -c dawsos-backup.tar.sha256");
    command("mkdir restored && tar -C restored -xpf dawsos-backup.tar");
    command("DAWSOS_DATA=$PWD/restored ./dawsos pack verify");
    Run replay = command("DAWSOS_DATA=$PWD/restored ./dawsos replay --all");

    assertThat(replay.stderr()).contains("identical", "0 different");
  }

  @Test
  @Order(15)
  void telemetryIsSwitchedOff() {
    for (String line :
        new String[] {
          "OTEL_ENABLED=false ./dawsos server",
          "PROMETHEUS_METRICS_ENABLED=false ./dawsos server",
          "ENABLE_OBSERVABILITY=false ./dawsos server"
        }) {
      DawsosProcess without = serve(line);
      Api.Answer metrics = api().get("/metrics");
      execute();
      end(without, line);

      assertThat(metrics.status()).as(line).isEqualTo(line.startsWith("OTEL") ? 200 : 404);
    }
  }

  /** In the hard way where the next start then has something to recover. */
  private void end(DawsosProcess without, String line) {
    if (line.startsWith("OTEL")) {
      run("kill -9 " + without.pid()).exitsWith(0);
      assertThat(without.awaitEnd(START_LIMIT).exit()).isNotZero();
    } else {
      stop(without);
    }
  }

  @Test
  @Order(16)
  void aDumpOfAnOwnServerGivesIdenticalResults(@TempDir Path cluster) throws IOException {
    String[] ofServer = {
      "pg_dump --format=custom --file=dawsos.dump \"$PGURL\"",
      "createdb --maintenance-db=\"$PGURL\" dawsos_restored",
      "psql \"$PGURL\" -c \"do 'begin create role dawsos_service; exception when duplicate_object then"
          + " null; end'\"",
      "pg_restore --exit-on-error --dbname=\"$PGURL_RESTORED\" dawsos.dump",
      "DATABASE_URL=\"$JDBC_RESTORED\" ./dawsos pack verify",
      "DATABASE_URL=\"$JDBC_RESTORED\" ./dawsos replay --all",
      "psql \"$PGURL\" -c \"alter role dawsos password 'NEW'\"",
      "DATABASE_PASSWORD=NEW ./dawsos db status"
    };
    String[] ofSql = {
      "select pg_size_pretty(pg_total_relation_size('execution_result'))", "vacuum full"
    };
    // Where there is no such server, these are not counted as forgotten.
    Stream.of(ofServer, ofSql).flatMap(Stream::of).forEach(commands::ran);
    try (OwnServer postgres = OwnServer.start(cluster)) {
      shell
          .with("PGURL", postgres.url("postgres"))
          .with("PGURL_RESTORED", postgres.url("dawsos_restored"))
          .with("DATABASE_URL", postgres.jdbc("postgres"))
          .with("JDBC_RESTORED", postgres.jdbc("dawsos_restored"))
          .with("DATABASE_PASSWORD", OwnServer.password());
      shell.run("./dawsos db migrate").exitsWith(0);
      shell.run("./dawsos portfolio add Mine --id " + Fixtures.PORTFOLIO).exitsWith(0);
      shell.run("./dawsos pack build --date 2025-10-27 --mark-fresh").exitsWith(0);
      key = shell.run("./dawsos key create own --json").exitsWith(0).json().path("key").asText();
      DawsosProcess served = serve("./dawsos server");
      execute();
      stop(served);

      for (String sql : ofSql) {
        assertThat(commands.has(sql)).isTrue();
        shell.run("psql \"$PGURL\" -c \"%s\"".formatted(sql)).exitsWith(0);
      }
      for (String line : ofServer) {
        Run run = command(line, "NEW", "second");
        if (line.endsWith("replay --all")) {
          assertThat(run.stderr()).contains("1 identical");
        }
      }
    }
  }

  @Test
  @Order(17)
  void noCommandWasLeftOut() {
    Stream.of(MonitoringIT.QUERY, MonitoringIT.SILENCE, MonitoringIT.EDIT, MonitoringIT.RELOAD)
        .forEach(commands::ran);

    assertThat(commands.left()).containsExactly(OF_DOCKER);
  }

  @AfterAll
  void close() {
    shell.close();
    for (String data : new String[] {"data", "restored"}) {
      new Dawsos(folder, folder.resolve(data)).close();
    }
  }
}
