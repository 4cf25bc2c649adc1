package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.git.TestRepository;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitVersionsTest {
  private static final String MAIN = "main.beancount";
  private static final String A = "2020-01-01 open Assets:A\n";
  private static final String B = "2020-01-01 open Assets:B\n";
  private static final String BROKEN = "nonsense\n";

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private TestRepository repository;
  private ServedLedger ledger;

  @BeforeEach
  void create() {
    repository = TestRepository.create(folder.resolve("books.git"));
    ledger = serve("HEAD", MAIN);
  }

  @AfterEach
  void close() {
    ledger.close();
    repository.close();
  }

  private LedgerLocation at(String reference, String mainFile) {
    return new LedgerLocation(repository.folder(), reference, Path.of(mainFile));
  }

  private ServedLedger serve(String reference, String mainFile) {
    return at(reference, mainFile).serve(LedgerName.DEFAULT, new LedgerLoader(), new Told(told));
  }

  private LedgerSnapshot load() {
    return at("HEAD", MAIN).load(new LedgerLoader(), null);
  }

  private static List<String> messages(LedgerSnapshot snapshot) {
    return snapshot.errors().stream().map(LedgerError::toString).toList();
  }

  @Test
  void aVersionIsCalledByItsCommit() {
    String hash = repository.put(MAIN, A).commit("Open");

    assertThat(ledger.current().commit()).isEqualTo(LedgerCommit.of(hash));
    assertThat(ledger.current().accounts()).containsExactly("Assets:A");
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void aNewCommitIsServedAfterOneLookAndTheOldOneStaysToBeHad() {
    String first = repository.put(MAIN, A).commit("First");
    LedgerSnapshot before = ledger.current();
    repository.put(MAIN, A + B).commit("Second");

    assertThat(ledger.current()).isSameAs(before);
    ledger.poll();
    assertThat(ledger.current().accounts()).containsExactly("Assets:A", "Assets:B");
    assertThat(ledger.at(LedgerCommit.of(first))).containsSame(before);
  }

  @Test
  void anyCommitIsLoadedThatTheRepositoryHolds() {
    String first = repository.put(MAIN, A).commit("First");
    String broken = repository.put(MAIN, BROKEN).commit("Broken");
    repository.put(MAIN, A + B).commit("Third");
    ledger.current();

    assertThat(ledger.isAtHand(LedgerCommit.of(first))).isFalse();
    assertThat(ledger.at(LedgerCommit.of(first)))
        .hasValueSatisfying(
            snapshot -> assertThat(snapshot.accounts()).containsExactly("Assets:A"));
    assertThat(ledger.isAtHand(LedgerCommit.of(first))).isTrue();
    assertThat(ledger.at(LedgerCommit.of(broken)))
        .hasValueSatisfying(snapshot -> assertThat(snapshot.isSound()).isFalse());
    assertThat(ledger.current().accounts()).containsExactly("Assets:A", "Assets:B");
  }

  @Test
  void commitsThatNobodyHasAreNone() {
    repository.put(MAIN, A).commit("First");

    assertThat(ledger.at(LedgerCommit.of("0".repeat(40)))).isEmpty();
    assertThat(ledger.at(LedgerCommit.of("0".repeat(64)))).isEmpty();
  }

  @Test
  void aCommitOfBeforeTheLedgerSaysSo() {
    String before = repository.put("README", "Books\n").commit("Begin");
    repository.put(MAIN, A).commit("First");

    assertThatThrownBy(() -> ledger.at(LedgerCommit.of(before)))
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("main.beancount in commit " + before.substring(0, 10));
  }

  @Test
  void aBrokenCommitNeverReplacesAGoodOne() {
    repository.put(MAIN, A).commit("Good");
    LedgerSnapshot good = ledger.current();
    repository.put(MAIN, A + BROKEN).commit("Broken");
    ledger.poll();
    ledger.poll();

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem())
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("main.beancount:2:1: "));
    assertThat(told)
        .containsExactly(
            "loaded true",
            "serving null",
            "loaded false",
            "serving " + ledger.lastProblem().orElseThrow());

    repository.put(MAIN, A + B).commit("Repaired");
    ledger.poll();

    assertThat(ledger.current().accounts()).containsExactly("Assets:A", "Assets:B");
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void afterAStartTheLastSoundCommitBeforeABrokenOneIsServed() {
    String good = repository.put(MAIN, A).commit("Good");
    repository.put(MAIN, BROKEN).commit("Broken");
    repository.put("README", "Books\n").commit("Tell");
    repository.remove(MAIN).commit("Remove");

    assertThat(ledger.current().commit()).isEqualTo(LedgerCommit.of(good));
    assertThat(ledger.lastProblem())
        .hasValueSatisfying(
            problem -> assertThat(problem).startsWith("cannot read the ledger main.beancount in"));
  }

  @Test
  void whereNoCommitWasEverSoundTheNewestIsServedWithItsErrors() {
    String broken = repository.put(MAIN, BROKEN).commit("Broken");

    assertThat(ledger.current().commit()).isEqualTo(LedgerCommit.of(broken));
    assertThat(ledger.lastProblem()).isPresent();
  }

  @Test
  void aRepositoryThatIsAwayIsToldUntilItIsBack() throws IOException {
    repository.put(MAIN, A).commit("First");
    LedgerSnapshot good = ledger.current();
    Path away = folder.resolve("away");
    Files.move(repository.folder(), away);
    ledger.poll();

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem()).isPresent();

    Files.move(away, repository.folder());
    ledger.poll();

    assertThat(ledger.current()).isSameAs(good);
    assertThat(ledger.lastProblem()).isEmpty();
  }

  @Test
  void anotherBranchMayBeReadAndAForcedUpdateIsFollowed() {
    repository.put(MAIN, A).commit("Main");
    repository.on("books").put(MAIN, B).commit("Books");
    try (ServedLedger books = serve("books", MAIN)) {
      assertThat(ledger.current().accounts()).containsExactly("Assets:A");
      assertThat(books.current().accounts()).containsExactly("Assets:B");
    }
  }

  @Test
  void includesAreFoundInTheCommit() {
    repository
        .put(
            "books/main.beancount",
            "include \"sub/*.bean\"\ninclude \"**/deep.bean\"\ninclude \"../x.bean\"\n")
        .put("books/sub/a.bean", A)
        .put("books/sub/b.bean", B)
        .put("books/sub/.hidden.bean", BROKEN)
        .put("books/sub/c/d/deep.bean", "2020-01-01 open Assets:Deep\n")
        .put("x.bean", "2020-01-01 open Assets:X\n")
        .commit("Books");

    LedgerSnapshot loaded = at("HEAD", "books/main.beancount").load(new LedgerLoader(), null);

    assertThat(messages(loaded)).isEmpty();
    assertThat(loaded.accounts())
        .containsExactlyInAnyOrder("Assets:A", "Assets:B", "Assets:Deep", "Assets:X");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ../outside.bean        | it is outside of the repository
          ../../*/x.bean         | it is outside of the repository
          /etc/outside.bean      | it is outside of the repository
          link.bean              | it is a symbolic link
          *nk.bean               | it is a symbolic link
          folder/x.bean          | "folder" is a symbolic link or a submodule
          theirs/x.bean          | "theirs" is a symbolic link or a submodule
          theirs                 | it is no file
          absent.bean            | the repository lacks the object 2222
          none.bean              | does not match any files
          """)
  void whatACommitDoesNotHoldIsAnErrorAtTheLineThatAsksForIt(String include, String reason) {
    repository
        .put(MAIN, "include \"" + include + "\"\n")
        .link("link.bean", "other.bean")
        .link("folder", "elsewhere")
        .submodule("theirs")
        .absent("absent.bean")
        .put("other.bean", A)
        .commit("Include");

    assertThat(messages(load()))
        .singleElement()
        .satisfies(
            message -> assertThat(message).startsWith("main.beancount:1: ").contains(reason));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() {
    repository.put(MAIN, "include \"large.bean\"\n").put("large.bean", A.repeat(100)).commit("L");

    LedgerSnapshot loaded =
        at("HEAD", MAIN).load(new LedgerLoader(LedgerRules.DEFAULT, 1_000), null);

    assertThat(messages(loaded))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("is larger than 1000 bytes"));
  }

  @Test
  void documentsAreLookedForInTheCommit() {
    repository
        .put(
            MAIN,
            """
            option "documents" "papers"
            2020-01-01 open Assets:A
            2020-01-02 document Assets:A "there.pdf"
            2020-01-02 document Assets:A "gone.pdf"
            2020-01-02 document Assets:A "/var/outside.pdf"
            """)
        .put("there.pdf", "x")
        .put("papers/Assets/A/2020-01-03.letter.pdf", "x")
        .commit("Papers");

    LedgerSnapshot loaded = load();

    assertThat(messages(loaded))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("gone.pdf"));
    assertThat(loaded.directives()).hasSize(5);
  }

  @Test
  void theHistoryTellsTheCommitsThatChangedTheLedger() {
    repository.put("README", "Books\n").commit("Begin");
    String first = repository.put(MAIN, "include \"sub/*.bean\"\n").commit("First\n\nIn short.");
    repository.put("README", "The books\n").commit("Tell");
    String second = repository.put("sub/a.bean", A).commit("Second");
    repository.put("sub/notes.txt", "nothing\n").commit("Note");
    String broken = repository.put("sub/a.bean", BROKEN).commit("Broken");
    String repaired = repository.put("sub/a.bean", A).commit("Repaired");

    List<LedgerChange> changes = at("HEAD", MAIN).changes(new LedgerLoader(), null, 20);

    assertThat(changes)
        .extracting(change -> change.commit().hash())
        .containsExactly(repaired, broken, second, first);
    assertThat(changes).extracting(LedgerChange::isSound).containsExactly(true, false, true, false);
    assertThat(changes.get(3).commit().subject()).isEqualTo("First");
    assertThat(changes.get(3).commit().authored()).isEqualTo(TestRepository.FIRST.plusSeconds(60));
    assertThat(at("HEAD", MAIN).changes(new LedgerLoader(), broken, 1))
        .extracting(change -> change.commit().hash())
        .containsExactly(broken);
  }

  @Test
  void aMergeIsAChangeOnlyWhereItIsOtherThanEveryParent() {
    String first = repository.put(MAIN, A).commit("First");
    String side = repository.on("side").put(MAIN, A).put("x", "x").commit("Side of nothing", first);
    repository.on("main").remove("x");
    String second = repository.put(MAIN, A + B).commit("Second");
    repository.put("x", "x").commit("Merge", side);

    assertThat(at("HEAD", MAIN).changes(new LedgerLoader(), null, 20))
        .extracting(change -> change.commit().hash())
        .contains(second)
        .doesNotContain(side)
        .hasSize(2);
  }

  @Test
  void aCommitMayBeNamedByWhateverGitTakes() {
    String first = repository.put(MAIN, A).commit("First");
    String second = repository.put(MAIN, A + B).commit("Second");
    LedgerLocation books = at("HEAD", MAIN);

    assertThat(
            Stream.of(first, first.substring(0, 8), "HEAD~1", "main^")
                .map(revision -> books.load(new LedgerLoader(), revision).commit().hash()))
        .containsOnly(first);
    assertThat(books.load(new LedgerLoader(), "main").commit().hash()).isEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource({"none", "'not a name'", "HEAD~9", "0000000", "HEAD:main.beancount", "'@{1'", "''"})
  void whatNamesNoCommitIsRefused(String revision) {
    repository.put(MAIN, A).commit("First");

    assertThatThrownBy(() -> at("HEAD", MAIN).load(new LedgerLoader(), revision))
        .isInstanceOfSatisfying(
            DawsosException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.LEDGER_COMMIT_UNKNOWN));
  }

  @Test
  void theBeginningOfSeveralHashesIsRefusedAndToldApart() {
    List<String> hashes = new ArrayList<>();
    repository.put(MAIN, A);
    String shared = null;
    while (shared == null) {
      String hash = repository.commit("Commit " + hashes.size());
      shared =
          hashes.stream()
              .filter(other -> other.startsWith(hash.substring(0, 4)))
              .findFirst()
              .map(other -> other.substring(0, 4))
              .orElse(null);
      hashes.add(hash);
    }
    String beginning = shared;

    assertThatThrownBy(() -> at("HEAD", MAIN).load(new LedgerLoader(), beginning))
        .hasMessageContainingAll(
            hashes.stream().filter(hash -> hash.startsWith(beginning)).toArray(String[]::new));
  }

  @Test
  void aRepositoryThatIsPackedMeanwhileIsReadOn() {
    String first = repository.put(MAIN, A).commit("First");
    repository.put(MAIN, A + B).commit("Second");
    ledger.current();
    repository.pack();
    ledger.poll();

    assertThat(ledger.lastProblem()).isEmpty();
    assertThat(ledger.at(LedgerCommit.of(first))).isPresent();
    String third = repository.put(MAIN, A).commit("Third");
    ledger.poll();
    assertThat(ledger.current().commit()).isEqualTo(LedgerCommit.of(third));
  }

  @Test
  void aRepositoryOfOtherHashesIsRefused() throws IOException {
    repository.put(MAIN, A).commit("First");
    Files.writeString(
        repository.folder().resolve("config"),
        "[core]\n  repositoryformatversion = 1\n  bare = true\n[extensions]\n  objectFormat = sha256\n");

    assertThatThrownBy(ledger::current)
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("names objects by sha256");
  }

  @Test
  void aShallowCloneSaysThatOlderCommitsMayBeBrought() throws IOException {
    String first = repository.put(MAIN, A).commit("First");
    String second = repository.put(MAIN, A + B).commit("Second");
    Files.delete(
        repository
            .folder()
            .resolve("objects")
            .resolve(first.substring(0, 2))
            .resolve(first.substring(2)));
    Files.writeString(repository.folder().resolve("shallow"), second + "\n");

    assertThat(at("HEAD", MAIN).changes(new LedgerLoader(), null, 20))
        .extracting(change -> change.commit().hash())
        .containsExactly(second);
    assertThat(ledger.at(LedgerCommit.of(first))).isEmpty();
    assertThatThrownBy(() -> at("HEAD", MAIN).load(new LedgerLoader(), first))
        .isInstanceOfSatisfying(
            DawsosException.class,
            failure -> assertThat(failure.advice()).contains("git fetch --unshallow"));
  }

  @Test
  void aLargeFileIsReadWhole() {
    // Beyond what git libraries keep in one piece.
    String comment = ";" + "x".repeat(99) + "\n";
    repository.put(MAIN, comment.repeat(550_000) + A).commit("Large");

    assertThat(load().accounts()).containsExactly("Assets:A");
  }

  @Test
  void whatIsNoRepositoryIsToldApart() throws IOException {
    Files.createDirectory(folder.resolve("plain"));

    assertThatThrownBy(ledger::current)
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("has no commits");
    assertThatThrownBy(
            () ->
                new LedgerLocation(folder.resolve("plain"), "HEAD", Path.of(MAIN))
                    .load(new LedgerLoader(), null))
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("is no git repository");
    repository.put(MAIN, A).commit("First");
    assertThatThrownBy(() -> at("nowhere", MAIN).load(new LedgerLoader(), null))
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("has no \"nowhere\"");
    assertThatThrownBy(() -> at("HEAD", "other.beancount").load(new LedgerLoader(), null))
        .isInstanceOf(LedgerNotFoundException.class)
        .hasMessageContaining("other.beancount in commit");
    assertThatThrownBy(() -> at("HEAD", "../main.beancount"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRepositoryIsOnlyRead() throws IOException {
    repository.put(MAIN, A).commit("First");
    List<String> before = entries();
    ledger.current();
    ledger.poll();
    at("HEAD", MAIN).changes(new LedgerLoader(), null, 20);

    assertThat(entries()).isEqualTo(before);
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> all = Files.walk(repository.folder())) {
      return all.map(path -> path + " " + modified(path)).sorted().toList();
    }
  }

  private static String modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
