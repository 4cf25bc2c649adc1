package io.dawsos.job.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.job.cli.ExitCode;
import io.dawsos.ledger.git.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLedgerLineTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path ledger = Path.of("");
  private Path configuration = Path.of("");

  @BeforeEach
  void write() throws IOException {
    ledger = Files.writeString(folder.resolve("a.beancount"), "2020-01-01 open Assets:A V\n");
    configuration = Files.writeString(folder.resolve("config.yml"), "ledger: {}\n");
  }

  private Optional<ExitCode> run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", configuration.toString()));
    return PlainLedgerLine.of(all.toArray(String[]::new))
        .flatMap(line -> line.run(new PrintStream(out), new PrintStream(err)));
  }

  @Test
  void aCheckPrintsFindingsByTheConfiguredDialect() throws IOException {
    assertThat(run("ledger", "check", ledger.toString())).contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("1 directives, 0 errors, version ");

    Files.writeString(configuration, "ledger: {dialect: '${NOT_SET_HERE:-v2}'}\n");

    assertThat(run("ledger", "check", ledger.toString())).contains(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("a.beancount:1:");
  }

  @Test
  void theDialectOfTheLineGoesBeforeTheConfiguredOne() {
    assertThat(run("ledger", "check", "--dialect", "v2", ledger.toString()))
        .contains(ExitCode.FAILED);
  }

  @Test
  void aSummaryTakesFoldersAndWritesJson() {
    assertThat(run("ledger", "summary", "--json", folder.toString())).contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"beancount\":\"3.2.3\",\"ledger\":\"a.beancount\",");
  }

  @Test
  void aLineWithoutAFileReadsTheConfiguredLedger() throws IOException {
    Files.writeString(configuration, "ledger: {file: '%s'}\n".formatted(ledger));

    assertThat(run("ledger", "check")).contains(ExitCode.DONE);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("1 directives, 0 errors, version ");
  }

  @Test
  void withoutAConfiguredFileItIsTheOneInTheDataFolder() throws IOException {
    Path data = Files.createDirectories(folder.resolve("mine/ledger"));
    Files.writeString(configuration, "data_dir: '%s'\n".formatted(data.getParent()));
    assertThat(run("ledger", "print")).as("there is none yet").isEmpty();

    Files.copy(ledger, data.resolve("main.beancount"));

    assertThat(run("ledger", "print")).contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("2020-01-01 open Assets:A");
  }

  @Test
  void holdingsAreThoseAtTheEndOfADate() throws IOException {
    Files.writeString(
        ledger,
        """
        2020-01-01 open Assets:A
        2020-01-01 open Equity:B
        2020-01-02 * "in"
          Assets:A  1 USD
          Equity:B
        2020-01-03 * "in"
          Assets:A  2 USD
          Equity:B
        """);

    assertThat(run("ledger", "holdings", "--date", "2020-01-02", ledger.toString()))
        .contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("Assets:A +1 +USD");
  }

  /** A repository of two commits, the first of which is sound; returns their hashes. */
  private List<String> configureRepository() throws IOException {
    try (TestRepository repository = TestRepository.create(folder.resolve("books.git"))) {
      String first = repository.put("a.beancount", "2020-01-01 open Assets:First\n").commit("One");
      String second = repository.put("a.beancount", "nonsense\n").commit("Two");
      Files.writeString(
          configuration,
          "ledger: {repository: '%s', file: a.beancount}\n".formatted(repository.folder()));
      return List.of(first, second);
    }
  }

  @Test
  void aLineWithoutAFileReadsTheNewestCommitOfTheConfiguredRepository() throws IOException {
    List<String> commits = configureRepository();

    assertThat(run("ledger", "check", "--json")).contains(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"file\" : \"a.beancount\"", "\"commit\" : \"" + commits.get(1) + "\"");
  }

  @Test
  void aLineReadsTheCommitThatItNames() throws IOException {
    List<String> commits = configureRepository();

    assertThat(run("ledger", "print", "--commit", commits.get(0).substring(0, 7)))
        .contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("2020-01-01 open Assets:First");
    assertThat(run("ledger", "check", "--commit", "none")).contains(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no commit \"none\"");
  }

  @Test
  void aFileOrFolderIsReadAsItWasCommitted() throws IOException {
    try (TestRepository repository = TestRepository.create(folder.resolve(".git"))) {
      repository.put("a.beancount", "2020-01-01 open Assets:Committed\n\n").commit("One");
    }

    assertThat(run("ledger", "print", "--commit", "HEAD", ledger.toString()))
        .contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Assets:Committed");
    out.reset();
    assertThat(run("ledger", "summary", "--json", "--commit", "HEAD", folder.toString()))
        .contains(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"errors\":[]");
  }

  @Test
  void aLineReadsTheLedgerThatItNamesByItsRules() throws IOException {
    Files.writeString(
        configuration, "ledgers: {family: {file: '%s', dialect: v2}}\n".formatted(ledger));

    assertThat(run("ledger", "check", "--ledger", "family")).contains(ExitCode.FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("a.beancount:1:");
    out.reset();
    assertThat(run("ledger", "check", "--ledger", "family", "--dialect", "v3"))
        .contains(ExitCode.DONE);
    assertThat(run("ledger", "check", "--ledger", "other")).isEmpty();
    assertThat(run("ledger", "check", "--ledger", "family", ledger.toString())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{of: [a, b]}", "{dialect: v2}", "{file: a.beancount, fiel: b}", "text"})
  void aLedgerOfOtherSettingsIsLeftToTheApplication(String section) throws IOException {
    Files.writeString(configuration, "ledgers: {family: %s}\n".formatted(section));

    assertThat(run("ledger", "check", "--ledger", "family")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger check",
        "ledger check --help",
        "ledger check --verbose %s",
        "ledger check --dialect v9 %s",
        "ledger check --metrics-file m.prom %s",
        "ledger check %s %s",
        "ledger check missing.beancount",
        "ledger check --dialect",
        "ledger check --date 2020-01-02 %s",
        "ledger check --commit",
        "ledger check --commit --json %s",
        "ledger check --commit HEAD missing.beancount",
        "ledger check --ledger family",
        "ledger check --ledger Bad!",
        "ledger check --ledger default %s",
        "ledger summary --ledger default %s",
        "ledger holdings --date yesterday %s",
        "ledger log",
        "ledger summary",
        "pack list %s"
      })
  void everyOtherLineIsLeftToTheApplication(String line) {
    assertThat(run(line.replace("%s", ledger.toString()).split(" ", -1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger: {dialect: v9}",
        "ledger: {average_booking: maybe}",
        "ledger: [not, a: map",
        "ledger: {fiel: a.beancount}",
        "telemetry: {metrics: {push: {url: 'http://localhost:9091'}}}",
        "just a text"
      })
  void aConfigurationThatAsksForMoreIsLeftToTheApplication(String yaml) throws IOException {
    Files.writeString(configuration, yaml);

    assertThat(run("ledger", "check", ledger.toString())).isEmpty();
  }

  @Test
  void aConfigurationThatIsNotThereIsLeftToTheApplication() throws IOException {
    Files.delete(configuration);

    assertThat(run("ledger", "check", ledger.toString())).isEmpty();
  }
}
