package io.dawsos.ledger;

import static io.dawsos.ledger.InlineLedger.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLoaderTest {
  @TempDir Path folder;

  @Test
  void includesAreRelativeToTheFileThatNamesThem() throws Exception {
    write("main.beancount", "include \"years/2020.beancount\"\n");
    write("years/2020.beancount", "include \"prices.beancount\"\n2020-01-01 open Assets:A\n");
    write("years/prices.beancount", "2020-01-01 price HOOL 5 USD\n");

    LedgerSnapshot snapshot = load();

    assertThat(snapshot.errors()).isEmpty();
    assertThat(snapshot.directives())
        .extracting(directive -> directive.source().toString())
        .containsExactly("years/2020.beancount:2", "years/prices.beancount:1");
  }

  @Test
  void patternsIncludeEveryMatchOnce() throws Exception {
    write("main.beancount", "include \"**/*.inc\"\n");
    write("a.inc", "2020-01-01 open Assets:A\n");
    write("deep/er/b.inc", "2020-01-01 open Assets:B\n");
    write(".hidden/c.inc", "2020-01-01 open Assets:C\n");

    LedgerSnapshot snapshot = load();

    assertThat(snapshot.errors()).isEmpty();
    assertThat(snapshot.accounts()).containsExactly("Assets:A", "Assets:B");
  }

  @Test
  void anAbsolutePathMayBeIncluded() throws Exception {
    write("main.beancount", "include \"" + folder.resolve("other.beancount") + "\"\n");
    write("other.beancount", "2020-01-01 open Assets:A\n");

    assertThat(load().accounts()).containsExactly("Assets:A");
  }

  @Test
  void aCycleIsReportedOnceAndEndsThere() throws Exception {
    write("main.beancount", "include \"other.beancount\"\n");
    write("other.beancount", "include \"main.beancount\"\n2020-01-01 open Assets:A\n");

    LedgerSnapshot snapshot = load();

    assertThat(snapshot.errors())
        .containsExactly(
            LedgerError.ofLoading(
                new Source("other.beancount", 1),
                "Duplicate filename parsed: \"main.beancount\" is included already; remove this line"));
    assertThat(snapshot.accounts()).containsExactly("Assets:A");
  }

  @Test
  void anIncludeThatMatchesNothingIsReported() throws Exception {
    write("main.beancount", "include \"missing.beancount\"\n");

    assertThat(errors(load())).containsExactly("1 LoadError");
  }

  @Test
  void aFileAboveTheLimitIsReportedAndNotRead() throws Exception {
    write("main.beancount", "2020-01-01 open Assets:A\n");

    LedgerSnapshot snapshot =
        new LedgerLoader(LedgerRules.DEFAULT, 10).load(folder.resolve("main.beancount"));

    assertThat(errors(snapshot)).containsExactly("0 LoadError");
    assertThat(snapshot.directives()).isEmpty();
  }

  @Test
  void aMissingMainFileIsNamed() {
    Path missing = folder.resolve("none.beancount");

    assertThatThrownBy(() -> new LedgerLoader().load(missing))
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void theCommitHashesTheFilesInByteOrderOfTheirPaths() throws Exception {
    write("main.beancount", "include \"b.inc\"\ninclude \"a.inc\"\n");
    write("b.inc", "; b\n");
    write("a.inc", "; a\n");

    LedgerCommit commit = load().commit();

    String hashed =
        "a.inc\0"
            + "4\0; a\n"
            + "b.inc\0"
            + "4\0; b\n"
            + "main.beancount\0"
            + "32\0include \"b.inc\"\ninclude \"a.inc\"\n";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.UTF_8));
    assertThat(commit).isEqualTo(LedgerCommit.of(HexFormat.of().formatHex(digest)));
  }

  @Test
  void onlyOperatingCurrenciesAreTakenFromIncludedFiles() throws Exception {
    write(
        "main.beancount",
        "option \"operating_currency\" \"USD\"\noption \"title\" \"Mine\"\ninclude \"a.inc\"\n");
    write("a.inc", "option \"operating_currency\" \"CAD\"\noption \"title\" \"Other\"\n");

    LedgerSnapshot snapshot = load();

    assertThat(snapshot.options().title()).isEqualTo("Mine");
    assertThat(snapshot.options().operatingCurrencies())
        .containsExactly(InlineLedger.currency("USD"), InlineLedger.currency("CAD"));
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreIgnored() {
    LedgerSnapshot snapshot =
        InlineLedger.load(
            "\uFEFF* Heading\r\n2020-01-01 open Assets:A\r\n\r\n2020-01-02 close Assets:A\r\n");

    assertThat(snapshot.errors()).isEmpty();
    assertThat(snapshot.directives()).hasSize(2).first().isInstanceOf(Open.class);
  }

  @Test
  void aPluginIsAWarningThatLeavesTheLedgerSound() {
    LedgerSnapshot snapshot = InlineLedger.load("plugin \"my.own.plugin\" \"x\"\n");

    assertThat(errors(snapshot)).containsExactly("1 PluginWarning");
    assertThat(snapshot.isSound()).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LedgerSnapshot load() {
    return new LedgerLoader().load(folder.resolve("main.beancount"));
  }
}
