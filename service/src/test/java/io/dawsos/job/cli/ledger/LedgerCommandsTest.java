package io.dawsos.job.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.error.DawsosException;
import io.dawsos.executor.JsonFormat;
import io.dawsos.job.InlineServices;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.ledger.git.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCommandsTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  private static final String DEPOSIT =
      """
      2020-01-01 open Assets:Cash
      2020-01-01 open Equity:In
      2020-01-02 *
        Assets:Cash  %d CAD
        Equity:In
      """;

  @TempDir Path folder;

  private String ledgers = "{}";
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aSummaryIsOneObjectALineCalledByThePathInTheFolder() throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    write("sub/b.bean", "2020-01-01 open Assets:A\n");
    write("a.beancount", "2020-01-01 open Assets:A V\ninclude \"none\"\n");
    write("notes.txt", "no ledger\n");

    ExitCode code = run(new LedgerSummaryCommand(), true, folder.toString(), "--dialect", "v2");

    List<JsonNode> lines = out.toString(StandardCharsets.UTF_8).lines().map(this::read).toList();
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(lines)
        .extracting(line -> line.get("ledger").textValue())
        .containsExactly("a.beancount", "sub/b.bean");
    assertThat(lines.get(0).properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "beancount",
            "ledger",
            "errors",
            "directives",
            "total_directives",
            "options",
            "balances",
            "lots",
            "valuation",
            "prices");
    assertThat(lines.get(0).get("beancount").textValue()).isEqualTo("2.3.5");
    assertThat(lines.get(0).get("errors"))
        .extracting(
            error -> error.get("file").textValue() + ":" + error.get("line") + error.get("type"))
        .containsExactly("a.beancount:1\"LexerError\"", "<load>:0\"LoadError\"");
  }

  @Test
  void aCheckTellsPlaceClassAndWhatToDo() throws Exception {
    write("main.beancount", "2020-01-01 open Assets:A V W\n");

    ExitCode code =
        run(new LedgerCheckCommand(), true, folder.resolve("main.beancount").toString());

    JsonNode error = read(out.toString(StandardCharsets.UTF_8)).get("errors").get(0);
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(error.toString())
        .startsWith(
            "{\"file\":\"main.beancount\",\"line\":1,\"column\":28,\"type\":\"ParserSyntaxError\",");
  }

  @Test
  void aPrintedLedgerIsTheBookedOne() throws Exception {
    write(
        "main.beancount",
        "plugin \"beancount.plugins.auto\"\n2020-01-02 * \"x\"\n  Assets:A  1 HOOL {2 USD}\n  Assets:B\n");

    ExitCode code =
        run(new LedgerPrintCommand(), false, folder.resolve("main.beancount").toString());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith(
            """
            2020-01-02 open Assets:A

            2020-01-02 open Assets:B

            2020-01-02 * "x"
              Assets:A  1 HOOL {2 USD, 2020-01-02}
              Assets:B  -2 USD

            2020-01-02 price HOOL 2 USD
            """);
  }

  /** A work tree on whose branch there are two commits; its files are edited, and not committed. */
  private String[] workTree() throws Exception {
    try (TestRepository repository = TestRepository.create(folder.resolve(".git"))) {
      String first = repository.put("main.beancount", "2020-01-01 open Assets:A\n").commit("One");
      String second =
          repository
              .put("main.beancount", "2020-01-01 open Assets:A\nnonsense\n")
              .put("sub/b.bean", "2020-01-01 open Assets:B\n")
              .commit("Two");
      write("main.beancount", "2020-01-01 open Assets:Edited\n");
      return new String[] {first, second};
    }
  }

  @Test
  void aFileInAWorkTreeIsReadAsItIsOrAsItWasCommitted() throws Exception {
    String[] commits = workTree();
    String file = folder.resolve("main.beancount").toString();

    assertThat(run(new LedgerCheckCommand(), true, file)).isEqualTo(ExitCode.DONE);
    out.reset();
    assertThat(run(new LedgerCheckCommand(), true, file, "--commit", "HEAD"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(printed().get("commit").textValue()).isEqualTo(commits[1]);
    out.reset();
    assertThat(run(new LedgerPrintCommand(), false, file, "--commit", commits[0].substring(0, 7)))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("2020-01-01 open Assets:A\n");
  }

  @Test
  void aSummaryFindsTheLedgersOfACommit() throws Exception {
    workTree();

    run(new LedgerSummaryCommand(), true, folder.toString(), "--commit", "HEAD");

    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(this::read))
        .extracting(line -> line.get("ledger").textValue())
        .containsExactly("main.beancount", "sub/b.bean");
  }

  @Test
  void aLogTellsWhichCommitBrokeTheLedger() throws Exception {
    String[] commits = workTree();

    run(new LedgerLogCommand(), true, folder.resolve("main.beancount").toString());

    JsonNode entries = printed().get("commits");
    assertThat(entries)
        .extracting(
            entry -> entry.get("commit").textValue() + " " + entry.get("sound").booleanValue())
        .containsExactly(commits[1] + " false", commits[0] + " true");
    assertThat(entries.get(0).get("problem").textValue()).startsWith("main.beancount:2:1: ");
    assertThat(entries.get(1).has("problem")).isFalse();
  }

  /** The default ledger in its folder, and another one in git, which is at its second commit. */
  private String[] joined() throws Exception {
    Files.createDirectory(folder.resolve("ledger"));
    write("ledger/main.beancount", DEPOSIT.formatted(1));
    Path books = folder.resolve("books.git");
    try (TestRepository repository = TestRepository.create(books)) {
      String first = repository.put("main.beancount", DEPOSIT.formatted(20)).commit("One");
      String second =
          repository.put("main.beancount", DEPOSIT.formatted(300) + "\nnonsense\n").commit("Two");
      ledgers =
          """
          {"spouse": {"repository": "%s"}, "family": {"of": ["default", "spouse"]}}"""
              .formatted(books);
      return new String[] {first, second};
    }
  }

  @Test
  void aJoinedLedgerIsCheckedAsItsPartsAre() throws Exception {
    String[] commits = joined();

    ExitCode code = run(new LedgerCheckCommand(), true, "--ledger", "family");

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(printed().get("file").textValue()).endsWith("ledger/main.beancount+main.beancount");
    assertThat(printed().get("commit").textValue()).endsWith("+" + commits[1]);
    assertThat(printed().get("directives").intValue()).isEqualTo(6);
    assertThat(printed().at("/errors/0/file").textValue()).isEqualTo("spouse:main.beancount");
  }

  @Test
  void whatAJoinedLedgerHoldsIsTheSumAtOneCommitOfEach() throws Exception {
    String[] commits = joined();
    ledgers =
        """
        {"spouse": {"repository": "%1$s"}, "child": {"repository": "%1$s"},
         "family": {"of": ["child", "spouse"]}}"""
            .formatted(folder.resolve("books.git"));

    run(
        new LedgerHoldingsCommand(),
        true,
        "--ledger",
        "family",
        "--commit",
        "HEAD+" + commits[0].substring(0, 9));

    assertThat(printed().at("/holdings/0/units").decimalValue()).isEqualByComparingTo("320");
    assertThat(printed().get("commit").textValue()).isEqualTo(commits[1] + "+" + commits[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "print --ledger family, is joined of",
    "log --ledger family, is joined of",
    "check --ledger family --commit HEAD, --commit names 1 commits",
    "check --ledger family --commit a+b+c, --commit names 3 commits",
    "check --ledger family --commit HEAD+HEAD, is in no git repository",
  })
  void whatAJoinedLedgerHasNotIsRefused(String words, String reason) throws Exception {
    joined();
    List<String> line = List.of(words.split(" ", -1));
    Subcommand command =
        Stream.of(new LedgerPrintCommand(), new LedgerLogCommand(), new LedgerCheckCommand())
            .filter(each -> each.name().equals(line.get(0)))
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(
            () -> run(command, true, line.subList(1, line.size()).toArray(String[]::new)))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "main.beancount --ledger default, both FILE and --ledger are given",
    "main.beancount --commit HEAD, is in no git repository",
    "main.beancount --ledger Bad!, both FILE",
    "--ledger Bad!, not the name of a ledger",
    "--ledger nowhere, no ledger is called",
  })
  void whatCannotBeReadIsRefused(String words, String reason) throws Exception {
    write("main.beancount", "2020-01-01 open Assets:A\n");
    String[] line = words.replace("main.beancount", folder + "/main.beancount").split(" ");

    assertThatThrownBy(() -> run(new LedgerCheckCommand(), true, line))
        .isInstanceOf(DawsosException.class)
        .hasMessageContaining(reason);
  }

  private JsonNode printed() {
    return read(out.toString(StandardCharsets.UTF_8));
  }

  private ExitCode run(Subcommand command, boolean json, String... words) throws Exception {
    ArgumentParser parser = ArgumentParsers.newFor("test").build();
    command.configure(parser.addSubparsers().addParser(command.name()));
    String[] line = new String[words.length + 1];
    line[0] = command.name();
    System.arraycopy(words, 0, line, 1, words.length);
    try (Services services = InlineServices.of(folder, ledgers, "{}", "{}")) {
      PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
      PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
      return command.run(
          services,
          parser.parseArgs(line),
          new Output(stream, nowhere, () -> JSON, json, unused -> {}));
    }
  }

  private JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }
}
