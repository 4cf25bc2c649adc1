package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands given what they cannot use: the exit code, and one line that says what to mend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputIT {
  private static final String HEADER = "date,symbol,close,currency\n";
  private static final String GOOD_ROW = "2025-06-02,AAPL,201.70,USD\n";

  private final Path folder;
  private final Dawsos dawsos;

  BadInputIT(@TempDir Path folder) {
    this.folder = folder;
    dawsos = Fixtures.withLedger(new Dawsos(folder));
  }

  @BeforeAll
  void migrate() {
    dawsos.migrate();
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private Run build(String csv) throws IOException {
    Files.writeString(folder.resolve("prices.csv"), csv);
    return dawsos.run("pack", "build", "--date", "2025-06-02", "--source", "prices.csv");
  }

  private void assertNothingIsStored() {
    assertThat(dawsos.run("pack", "list", "--json").exitsWith(0).json().path("packs")).isEmpty();
  }

  @Test
  void anUnreadableRowIsQuotedWithItsLineAndNothingIsStored() throws IOException {
    build(HEADER + GOOD_ROW + "2025-06-02,MSFT,46l.97,USD\n")
        .failsWith(1, "prices.csv:3: ", "2025-06-02,MSFT,46l.97,USD");

    assertNothingIsStored();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "2025-06-02,MSFT,-1,USD; not above zero",
        "2025-06-02,MSFT,0,USD; not above zero",
        "2025-06-02,AAPL,201.71,USD; duplicate price of AAPL on 2025-06-02",
        "2025-06-02,MSFT,461.97,XQZ; unknown currency \"XQZ\""
      },
      delimiter = ';')
  void aWrongRowFailsTheBuild(String row, String reason) throws IOException {
    build(HEADER + GOOD_ROW + row + "\n").failsWith(1, "prices.csv:3: ", reason.strip(), row);
  }

  @Test
  void anUnknownHeaderFailsTheBuild() throws IOException {
    build("day,ticker,price\n2025-06-02,AAPL,201.70\n")
        .failsWith(1, "prices.csv:1: unknown header", "day,ticker,price");
  }

  @Test
  void anEmptyFileFailsTheBuild() throws IOException {
    build("").failsWith(1, "prices.csv:1: the file is empty");
  }

  @Test
  void aMissingPriceFileIsNamed() {
    dawsos
        .run("pack", "build", "--date", "2025-06-02", "--source", "nowhere.csv")
        .failsWith(2, "cannot read nowhere.csv: no such file");
  }

  @ParameterizedTest
  @CsvSource({
    "2999-01-01, 2999-01-01 is in the future",
    "2025-02-30, --date is not a date: \"2025-02-30\"",
    "2025-06-01, 2025-06-01 is not a business day"
  })
  void aDateThatCannotBeBuiltIsRefused(String date, String reason) {
    dawsos.run("pack", "build", "--date", date, "--source", "x.csv").failsWith(2, reason);
  }

  @Test
  void namesAndAccountPatternsThatSayNothingAreRefused() {
    dawsos.run("key", "create", " ").failsWith(2, "the name is empty");
    dawsos.run("portfolio", "add", "").failsWith(2, "the name is empty");
    dawsos.run("portfolio", "add", "Mine", "--account", " ").failsWith(2, "--account: ");
    dawsos.run("portfolio", "add", "Mine", "--currency", "XQZ").failsWith(2, "unknown currency");
    dawsos.run("portfolio", "add", "Mine", "--id", "1").failsWith(2, "--id: not a UUID");
  }

  @Test
  void anUnknownConfigurationKeyIsNamed() throws IOException {
    Files.writeString(folder.resolve("typo.yml"), "packs:\n  max_carry: 3\n");

    dawsos.run("pack", "list", "--config", "typo.yml").failsWith(2, "typo.yml", "packs.max_carry");
  }

  @Test
  void malformedYamlIsPlaced() throws IOException {
    Files.writeString(folder.resolve("broken.yml"), "packs: [\n");

    dawsos
        .run("pack", "list", "--config", "broken.yml")
        .failsWith(2, "broken.yml", "Malformed YAML at line");
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    dawsos.run("pack", "list", "--config", "nowhere.yml").failsWith(2, "nowhere.yml");
    dawsos.run("server", "nowhere.yml").failsWith(2, "nowhere.yml");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Run server =
          Fixtures.on(dawsos)
              .with("DAWSOS_PORT", port)
              .with("DAWSOS_ADMIN_PORT", Integer.toString(Dawsos.freePort()))
              .run("server");

      server.exitsWith(1);
      assertThat(server.stderr().lines().filter(line -> line.startsWith("dawsos: ")))
          .singleElement()
          .asString()
          .contains("port is in use", port);
    }
    dawsos.postgres().assertStopped();
  }

  @Test
  void anUnreachableDatabaseFailsAtOnce() {
    Fixtures.on(dawsos)
        .with("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x?password=hush")
        .start("pack", "list")
        .awaitEnd(Duration.ofSeconds(15))
        .failsWith(1, "cannot connect to jdbc:postgresql://127.0.0.1:1/x as dawsos");
  }

  @Test
  void anotherKindOfDatabaseIsRefused() {
    Fixtures.on(dawsos)
        .with("DATABASE_URL", "jdbc:mysql://localhost/x")
        .run("pack", "list")
        .failsWith(2, "database.url must start with jdbc:postgresql:");
  }

  /** Root may write anywhere, so the folders that cannot be made lie below a file and in /proc. */
  @ParameterizedTest
  @ValueSource(strings = {"/proc/nope", "a-file/data"})
  void anUnusableDataFolderIsNamed(String data) throws IOException {
    Files.writeString(folder.resolve("a-file"), "");

    new Dawsos(folder, Path.of(data))
        .run("pack", "list")
        .failsWith(1, "cannot write to the data folder " + data);
  }

  @Test
  void aDatabaseWithoutSchemaSaysWhatToRun(@TempDir Path empty) {
    try (Dawsos fresh = new Dawsos(empty)) {
      Run list = fresh.run("pack", "list").failsWith(1, "the database lacks tables");

      assertThat(list.stderr()).contains("run `dawsos db migrate");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fly", "pack", "pack fly", "pack show", "pack list --limit 0", "server --x"})
  void wrongUsageSaysSo(String line) {
    Run run = dawsos.run(line.split(" ")).exitsWith(2);

    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr().lines().findFirst().orElse("")).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void packIdsAreChecked() {
    dawsos
        .run("pack", "show", "PP_2020-01-02")
        .failsWith(1, "there is no pricing pack PP_2020-01-02");
    dawsos.run("pack", "show", "yesterday").failsWith(2, "not a pack id: \"yesterday\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pack list",
        "pack verify",
        "portfolio list",
        "portfolio add Mine",
        "key list",
        "key create x",
        "ledger check",
        "ledger holdings --date 2025-06-02"
      })
  void jsonIsAllThatStandardOutputHolds(String line) {
    Run run = dawsos.run((line + " --json").split(" ")).exitsWith(0);

    assertThat(run.json().isObject()).isTrue();
  }
}
