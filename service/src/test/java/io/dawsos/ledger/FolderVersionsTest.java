package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.ledger.source.LedgerNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderVersionsTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private Path file;
  private ServedLedger ledger;

  @BeforeEach
  void serve() {
    file = folder.resolve("main.beancount");
    ledger =
        LedgerLocation.ofFile(file).serve(LedgerName.DEFAULT, new LedgerLoader(), new Told(told));
  }

  private void write(Path written, String text) throws IOException {
    Files.writeString(written, text);
    // Two looks see the same before a change is taken.
    ledger.poll();
    ledger.poll();
  }

  @Test
  void anUnchangedLedgerIsLoadedOnce() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = ledger.current();
    ledger.poll();
    ledger.poll();

    assertThat(ledger.current()).isSameAs(first);
    assertThat(told).containsExactly("loaded true", "serving null");
  }

  @Test
  void aChangeIsTakenOnceItHasSettled() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = ledger.current();
    Files.writeString(file, "2020-01-01 open Assets:A\n2020-01-01 open Assets:B\n");

    ledger.poll();
    assertThat(ledger.current()).isSameAs(first);
    Files.writeString(file, "2020-01-01 open Assets:A\n2020-01-01 open Assets:Bee\n");
    ledger.poll();
    assertThat(ledger.current()).isSameAs(first);
    ledger.poll();
    assertThat(ledger.current().accounts()).containsExactly("Assets:A", "Assets:Bee");
  }

  @Test
  void aNewFileThatAPatternMatchesIsSeen() throws Exception {
    write(file, "include \"*.inc\"\n");
    write(folder.resolve("a.inc"), "2020-01-01 open Assets:A\n");
    Files.setLastModifiedTime(folder, FileTime.fromMillis(0));
    ledger.current();
    write(folder.resolve("b.inc"), "2020-01-01 open Assets:B\n");

    assertThat(ledger.current().accounts()).containsExactly("Assets:A", "Assets:B");
  }

  @Test
  void anIncludedFileThatWasMissingIsSeen() throws Exception {
    write(file, "include \"a.inc\"\n");
    assertThat(ledger.current().isSound()).isFalse();
    write(folder.resolve("a.inc"), "2020-01-01 open Assets:A\n");

    assertThat(ledger.current().accounts()).containsExactly("Assets:A");
  }

  @Test
  void anEditThatLeavesTheContentKeepsTheSnapshot() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = ledger.current();
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    ledger.poll();
    ledger.poll();

    assertThat(ledger.current()).isSameAs(first);
  }

  @Test
  void aBrokenVersionDoesNotReplaceAGoodOne() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot good = ledger.current();
    write(file, "2020-01-01 open Assets:A\nnonsense\n");

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem())
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("main.beancount:2:1: "));
    assertThat(told)
        .containsExactly(
            "loaded true",
            "serving null",
            "loaded false",
            "serving " + ledger.lastProblem().orElseThrow());
  }

  @Test
  void aRepairedVersionIsServedAndClearsTheProblem() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    ledger.current();
    write(file, "nonsense\n");
    write(file, "2020-01-01 open Assets:Repaired\n");

    assertThat(ledger.current().accounts()).containsExactly("Assets:Repaired");
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void aBrokenVersionThatIsTakenBackClearsTheProblem() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot good = ledger.current();
    write(file, "nonsense\n");
    write(file, "2020-01-01 open Assets:A\n");

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void aLedgerThatDisappearsIsStillServedUntilItIsBack() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot good = ledger.current();
    Files.delete(file);
    ledger.poll();
    ledger.poll();

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem()).isPresent();

    write(file, "2020-01-01 open Assets:Back\n");

    assertThat(ledger.current().accounts()).containsExactly("Assets:Back");
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void earlierGoodVersionsAreFoundByCommit() throws Exception {
    write(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = ledger.current();
    write(file, "2020-01-01 open Assets:Bigger\n");
    LedgerSnapshot second = ledger.current();

    assertThat(ledger.at(first.commit())).containsSame(first);
    assertThat(ledger.at(second.commit())).containsSame(second);
    assertThat(ledger.isAtHand(first.commit())).isTrue();
    assertThat(ledger.at(LedgerCommit.of("0".repeat(64)))).isEmpty();
  }

  @Test
  void theFirstQuestionForACommitFindsTheVersionThatTheFilesAreAt() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerCommit commit = new LedgerLoader().load(file).commit();

    assertThat(ledger.isAtHand(commit)).isFalse();
    assertThat(ledger.at(commit)).isPresent();
  }

  @Test
  void ofManyVersionsTheLastFewAreKept() throws Exception {
    List<LedgerCommit> commits = new ArrayList<>();
    for (int version = 0; version < 7; version++) {
      write(file, "2020-01-01 open Assets:A" + "a".repeat(version) + "\n");
      commits.add(ledger.current().commit());
    }

    assertThat(commits.stream().map(ledger::isAtHand))
        .containsExactly(false, false, true, true, true, true, true);
  }

  @Test
  void aLedgerThatWasNeverThereIsAnException() {
    assertThatThrownBy(ledger::current).isInstanceOf(LedgerNotFoundException.class);
    ledger.poll();
    assertThat(told).containsExactly("loaded false");
  }

  @Test
  void aLedgerThatWasNeverSoundIsServedWithItsErrors() throws IOException {
    write(file, "nonsense\n");

    assertThat(ledger.current().errors()).hasSize(1);
    assertThat(ledger.lastProblem()).isPresent();
  }
}
