package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.error.DawsosException;
import io.dawsos.ledger.git.TestRepository;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in git and one in a folder, as one. */
class JoinedLedgerTest {
  private static final LedgerName SPOUSE = new LedgerName("spouse");

  @TempDir Path folder;
  private TestRepository repository;
  private ServedLedger mine;
  private ServedLedger theirs;
  private JoinedLedger family;

  @BeforeEach
  void open() throws IOException {
    repository = TestRepository.create(folder.resolve("books.git"));
    repository.put("main.beancount", "2020-01-01 open Assets:Mine\n").commit("First");
    Path file = Files.writeString(folder.resolve("b.bean"), "2020-01-01 open Assets:Theirs\n");
    mine =
        new LedgerLocation(repository.folder(), LedgerLocation.HEAD, Path.of("main.beancount"))
            .serve(LedgerName.DEFAULT, new LedgerLoader(), LedgerObserver.NONE);
    theirs = LedgerLocation.ofFile(file).serve(SPOUSE, new LedgerLoader(), LedgerObserver.NONE);
    family = new JoinedLedger(new LedgerName("family"), List.of(mine, theirs));
  }

  @AfterEach
  void close() {
    mine.close();
    theirs.close();
    repository.close();
  }

  private String commit(String text) {
    String hash = repository.put("main.beancount", text).commit("Next");
    mine.poll();
    return hash;
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("b.bean"), text);
    // Taken when two looks in a row saw the same.
    theirs.poll();
    theirs.poll();
  }

  @Test
  void itIsWhatItsPartsServeAndIsMadeOnceOfTheSame() throws IOException {
    LedgerSnapshot first = family.current();

    assertThat(first.accounts()).containsExactly("Assets:Mine", "Assets:Theirs");
    assertThat(family.current()).isSameAs(first);

    commit("2020-01-01 open Assets:Other\n");
    LedgerSnapshot second = family.current();
    assertThat(second.accounts()).containsExactly("Assets:Other", "Assets:Theirs");
    assertThat(family.current()).isSameAs(second);

    write("2020-01-01 open Assets:Changed\n");
    assertThat(family.current().accounts()).containsExactly("Assets:Changed", "Assets:Other");
    assertThat(family.at(second.commit())).containsSame(second);
    assertThat(family.at(first.commit())).containsSame(first);
  }

  @Test
  void onlyTheLastFewAreKeptButEachIsMadeAgainFromItsCommit() {
    LedgerSnapshot first = family.current();
    IntStream.range(0, 6)
        .forEach(
            i -> {
              commit("2020-01-01 open Assets:A%d\n".formatted(i));
              family.current();
            });

    LedgerSnapshot again = family.at(first.commit()).orElseThrow();

    assertThat(again).isNotSameAs(first);
    assertThat(again.commit()).isEqualTo(first.commit());
    assertThat(again.directives()).isEqualTo(first.directives());
  }

  @Test
  void aCommitThatIsNotOneOfEachPartIsUnknown() {
    LedgerCommit whole = family.current().commit();
    LedgerCommit first = mine.current().commit();
    LedgerCommit second = theirs.current().commit();

    assertThat(family.isAtHand(whole)).isTrue();
    for (LedgerCommit wrong :
        List.of(
            first,
            LedgerCommit.joined(List.of(second, first)),
            LedgerCommit.joined(List.of(first, second, second)),
            LedgerCommit.joined(List.of(first, LedgerCommit.of("0".repeat(64)))))) {
      assertThat(family.at(wrong)).isEmpty();
      assertThat(family.isAtHand(wrong)).isFalse();
    }
    for (LedgerRepository part : family.parts()) {
      assertThat(part.at(whole)).isEmpty();
      assertThat(part.isAtHand(whole)).isFalse();
    }
  }

  @Test
  void aCommitIsAtHandWhenThatOfEachPartIs() {
    LedgerCommit old = LedgerCommit.of(repository.put("README", "1").commit("Before"));
    LedgerCommit commit = LedgerCommit.joined(List.of(old, theirs.current().commit()));
    repository.put("README", "2").commit("After");
    mine.current();

    assertThat(family.isAtHand(commit)).isFalse();
    assertThat(family.at(commit)).isPresent();
    assertThat(family.isAtHand(commit)).isTrue();
  }

  @Test
  void aProblemNamesThePart() throws IOException {
    family.current();
    assertThat(family.lastProblem()).isEmpty();

    write("nonsense\n");

    assertThat(family.lastProblem()).isPresent().get().asString().startsWith("spouse: b.bean:1");
    assertThat(family.current().accounts()).containsExactly("Assets:Mine", "Assets:Theirs");
  }

  @Test
  void whatCannotBeJoinedIsAProblemOfItsOwn() {
    family.current();

    commit("option \"name_assets\" \"Vermoegen\"\n2020-01-01 open Vermoegen:A\n");

    assertThat(mine.lastProblem()).isEmpty();
    assertThat(family.lastProblem()).isPresent().get().asString().contains("cannot be joined");
    assertThatThrownBy(family::current).isInstanceOf(DawsosException.class);
  }

  @Test
  void withoutOneOfThePartsThereIsNone() throws IOException {
    Files.delete(folder.resolve("b.bean"));

    assertThatThrownBy(family::current).isInstanceOf(LedgerNotFoundException.class);
  }

  @Test
  void itIsReadByTheRulesOfItsParts() {
    assertThat(family.rules()).isEqualTo(mine.rules());
    assertThat(new Ledgers(List.of(family, mine, theirs)).unjoined()).containsExactly(mine, theirs);
  }
}
