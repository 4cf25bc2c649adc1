package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLedgerRepositoryTest {
  @TempDir Path folder;
  private Path file;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private FolderLedgerRepository repository;

  @BeforeEach
  void createRepository() {
    file = folder.resolve("main.beancount");
    repository = new FolderLedgerRepository(file, new LedgerLoader(), () -> now);
  }

  @Test
  void anUnchangedLedgerIsLoadedOnce() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = repository.current();
    passSeconds(5);

    assertThat(repository.current()).isSameAs(first);
  }

  @Test
  void aChangeIsSeenAfterASecondAndNotBefore() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = repository.current();
    Files.writeString(file, "2020-01-01 open Assets:A\n2020-01-01 open Assets:B\n");

    assertThat(repository.current()).isSameAs(first);
    passSeconds(1);
    assertThat(repository.current().accounts()).containsExactly("Assets:A", "Assets:B");
  }

  @Test
  void aNewFileThatAPatternMatchesIsSeen() throws Exception {
    Files.writeString(file, "include \"*.inc\"\n");
    Files.writeString(folder.resolve("a.inc"), "2020-01-01 open Assets:A\n");
    Files.setLastModifiedTime(folder, FileTime.fromMillis(0));
    repository.current();
    Files.writeString(folder.resolve("b.inc"), "2020-01-01 open Assets:B\n");
    passSeconds(2);

    assertThat(repository.current().accounts()).containsExactly("Assets:A", "Assets:B");
  }

  @Test
  void anEditThatLeavesTheContentKeepsTheSnapshot() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = repository.current();
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    passSeconds(2);

    assertThat(repository.current()).isSameAs(first);
  }

  @Test
  void aBrokenVersionDoesNotReplaceAGoodOne() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot good = repository.current();
    Files.writeString(file, "2020-01-01 open Assets:A\nnonsense\n");
    passSeconds(2);

    assertThat(repository.current()).isSameAs(good);
    assertThat(repository.lastProblem())
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("main.beancount:2:1: "));
  }

  @Test
  void aRepairedVersionIsServedAndClearsTheProblem() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    repository.current();
    Files.writeString(file, "nonsense\n");
    passSeconds(2);
    repository.current();
    Files.writeString(file, "2020-01-01 open Assets:Repaired\n");
    passSeconds(2);

    assertThat(repository.current().accounts()).containsExactly("Assets:Repaired");
    assertThat(repository.lastProblem()).isEmpty();
  }

  @Test
  void aLedgerThatDisappearsIsStillServed() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot good = repository.current();
    Files.delete(file);
    passSeconds(2);

    assertThat(repository.current()).isSameAs(good);
    assertThat(repository.lastProblem()).isPresent();
  }

  @Test
  void earlierGoodVersionsAreFoundByCommit() throws Exception {
    Files.writeString(file, "2020-01-01 open Assets:A\n");
    LedgerSnapshot first = repository.current();
    Files.writeString(file, "2020-01-01 open Assets:Bigger\n");
    passSeconds(2);
    LedgerSnapshot second = repository.current();

    assertThat(repository.at(first.commit())).containsSame(first);
    assertThat(repository.at(second.commit())).containsSame(second);
    assertThat(repository.at(LedgerCommit.of("0".repeat(64)))).isEmpty();
  }

  @Test
  void aLedgerThatWasNeverThereIsAnException() {
    assertThatThrownBy(repository::current).isInstanceOf(LedgerNotFoundException.class);
  }

  @Test
  void aLedgerThatWasNeverSoundIsServedWithItsErrors() throws IOException {
    Files.writeString(file, "nonsense\n");

    assertThat(repository.current().errors()).hasSize(1);
    assertThat(repository.lastProblem()).isPresent();
  }

  private void passSeconds(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
