package io.dawsos.executor.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of patterns over real files; each poll is one look. */
class PatternLibraryTest {
  @TempDir private Path folder;

  /** Takes what the shipped patterns need, too. */
  private static final PatternReader READER = ShippedCapabilities.reader();

  private PatternLibrary load() {
    return PatternLibrary.load(READER, folder);
  }

  private void write(String file, String document) throws IOException {
    Files.writeString(folder.resolve(file), document);
  }

  private void write(String file, String id, String version, String name) throws IOException {
    write(file, TestCapabilities.document(id, version, name));
  }

  private static void pollTwice(PatternLibrary library) {
    library.poll();
    library.poll();
  }

  private static String nameOf(PatternLibrary library, String id) {
    return library.get(id).definition().name();
  }

  @Test
  void shippedPatternsAreSoundAndAreAllThatTheJarHolds() throws Exception {
    PatternLibrary library = PatternLibrary.load(READER, null);

    assertThat(library.list()).extracting(Pattern::id).isEqualTo(PatternLibrary.SHIPPED);
    try (var files = Files.list(Path.of("src/main/resources/patterns"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              PatternLibrary.SHIPPED.stream().map(name -> name + ".json").toList());
    }
    assertThat(library.list()).allMatch(library::isShipped);
  }

  @Test
  void anUnknownPatternIsNamedBesideThoseThatAreKnown() {
    DawsosException failure = catchThrowableOfType(DawsosException.class, () -> load().get("q"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PATTERN_UNKNOWN);
    assertThat(failure.message()).isEqualTo("there is no pattern \"q\"");
    assertThat(failure.advice())
        .isEqualTo(
            "known patterns: corporate_actions_upcoming, portfolio_overview, portfolio_performance,"
                + " portfolio_tax_report, tax_harvesting_opportunities");
    assertThat(
            catchThrowableOfType(DawsosException.class, () -> load().get("q".repeat(100_000)))
                .message()
                .length())
        .isLessThan(200);
  }

  @Test
  void aFolderThatDoesNotExistYetIsEmpty() throws Exception {
    Path later = folder.resolve("later");
    PatternLibrary library = PatternLibrary.load(READER, later);
    assertThat(library.problems()).isEmpty();

    Files.createDirectory(later);
    Files.writeString(later.resolve("a.json"), TestCapabilities.document("a", "1.0.0", "A"));
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A");
  }

  @Test
  void atTheStartAllFilesAreTakenAtOnceAndABadOneIsFatal() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    write("b.json", TestCapabilities.document("b", "1.0.0", "B").replace("one.total", "one.totla"));
    write("c.json", "{");

    PatternLibrary library = load();

    assertThat(nameOf(library, "a")).isEqualTo("A");
    DawsosException failure = catchThrowableOfType(DawsosException.class, library::requireSound);
    assertThat(failure.code()).isEqualTo(ErrorCode.PATTERN_INVALID);
    assertThat(failure.message())
        .startsWith("bad pattern: b.json:/outputs/total: one has no field totla; it has ")
        .endsWith(" (and 1 more problems)");
  }

  @Test
  void aNewFileIsTakenOnceTwoLooksSawTheSame() throws Exception {
    PatternLibrary library = load();
    String document = TestCapabilities.document("a", "1.0.0", "A");

    write("a.json", document.substring(0, 40));
    library.poll();
    write("a.json", document);
    library.poll();
    assertThat(library.list()).extracting(Pattern::id).doesNotContain("a");
    assertThat(library.problems()).isEmpty();
    library.poll();

    assertThat(nameOf(library, "a")).isEqualTo("A");
  }

  @Test
  void aChangeReplacesThePatternForThoseWhoAskLater() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load().requireSound();
    Pattern before = library.get("a");

    write("a.json.tmp", "a", "1.1.0", "A2");
    moveOver("a.json.tmp", "a.json");
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A2");
    assertThat(before.definition().name()).isEqualTo("A");
    assertThat(library.restore(before.canonical()).sha256()).isEqualTo(before.sha256());
  }

  private void moveOver(String from, String to) throws IOException {
    try {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void aBadChangeIsToldAndTheVersionBeforeStays() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();

    write("a.json", "{\"id\": \"a\"");
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A");
    assertThat(library.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("a.json");
              assertThat(problem.pointer()).isEqualTo("/id");
              assertThat(problem.reason()).contains("Unexpected end-of-input");
            });

    write("a.json", "a", "1.1.0", "A2");
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A2");
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void theSameVersionWithOtherContentIsRefused() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();

    write("a.json", "a", "1.0.0", "Another");
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A");
    assertThat(library.problems())
        .extracting(PatternProblem::toString)
        .containsExactly(
            "a.json:/version: 1.0.0 has had other content: give the changed document a new version");

    write("a.json", "a", "1.0.0", "A");
    pollTwice(library);
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void anotherLayoutOfTheSameDocumentIsTheSameVersion() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();
    String sha256 = library.get("a").sha256();

    write(
        "a.json",
        TestCapabilities.json(TestCapabilities.document("a", "1.0.0", "A")).toPrettyString());
    pollTwice(library);

    assertThat(library.problems()).isEmpty();
    assertThat(library.get("a").sha256()).isEqualTo(sha256);
  }

  @Test
  void aRemovedFileTakesItsPatternAway() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();

    Files.delete(folder.resolve("a.json"));
    library.poll();
    assertThat(nameOf(library, "a")).isEqualTo("A");
    library.poll();

    assertThat(library.list()).extracting(Pattern::id).doesNotContain("a");
  }

  @Test
  void aShippedIdIsTaken() throws Exception {
    write("mine.json", "portfolio_overview", "9.0.0", "Mine");

    PatternLibrary library = load();

    assertThat(nameOf(library, "portfolio_overview")).isEqualTo("Portfolio overview");
    assertThat(library.problems())
        .extracting(PatternProblem::toString)
        .containsExactly(
            "mine.json:/id: \"portfolio_overview\" is a shipped pattern: take another id");
  }

  @Test
  void twoFilesOfOneIdAreToldApartAndOneTakesOverWhereTheOtherGoes() throws Exception {
    write("a.json", "same", "1.0.0", "First");
    write("b.json", "same", "2.0.0", "Second");
    PatternLibrary library = load();

    assertThat(nameOf(library, "same")).isEqualTo("First");
    assertThat(library.problems())
        .extracting(PatternProblem::toString)
        .containsExactly("b.json:/id: a.json has this id, too");

    Files.delete(folder.resolve("a.json"));
    pollTwice(library);

    assertThat(nameOf(library, "same")).isEqualTo("Second");
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void aRenamedFileKeepsItsPattern() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();

    moveOver("a.json", "b.json");
    pollTwice(library);

    assertThat(nameOf(library, "a")).isEqualTo("A");
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void otherFilesAreLeftAlone() throws Exception {
    write(".hidden.json", "{");
    write("notes.txt", "{");
    write("a.json~", "{");
    Files.createDirectory(folder.resolve("dir.json"));

    assertThat(load().problems()).isEmpty();
  }

  @Test
  void aFolderThatGoesAwayRemovesNothing() throws Exception {
    write("a.json", "a", "1.0.0", "A");
    PatternLibrary library = load();

    Path elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, elsewhere);
    pollTwice(library);
    library.poll();

    assertThat(nameOf(library, "a")).isEqualTo("A");
    assertThat(library.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.file()).isEqualTo("patterns.dir"));

    Files.move(elsewhere, folder);
    pollTwice(library);
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void aStoredDocumentThatFitsNoCapabilityIsRefused() {
    String canonical =
        TestCapabilities.document("a", "1.0.0", "A").replace("test.none", "gone.away");

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> load().restore(canonical));

    assertThat(failure.code()).isEqualTo(ErrorCode.PATTERN_INVALID);
    assertThat(failure.message()).contains("/steps/1/capability");
  }
}
