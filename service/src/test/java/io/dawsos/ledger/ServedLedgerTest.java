package io.dawsos.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.git.TestRepository;
import io.dawsos.ledger.model.LedgerRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a served ledger does about a version that cannot be read wholly. */
class ServedLedgerTest {
  private static final LedgerSnapshot SOUND = InlineLedger.load("2020-01-01 open Assets:A\n");
  private static final LedgerSnapshot HALF_READ = InlineLedger.load("nonsense\n");

  @TempDir Path folder;

  /** Versions of which the newest can be read after some attempts. */
  private static final class Unreliable implements LedgerVersions {
    private final int failures;
    private int loads;

    Unreliable(int failures) {
      this.failures = failures;
    }

    @Override
    public boolean hasChanged() {
      return false;
    }

    @Override
    public LedgerSnapshot newest() {
      loads++;
      return isWhole() ? SOUND : HALF_READ;
    }

    @Override
    public boolean isWhole() {
      return loads > failures;
    }

    @Override
    public Optional<LedgerSnapshot> lastSound() {
      return Optional.empty();
    }

    @Override
    public Optional<LedgerSnapshot> load(LedgerCommit commit) {
      return Optional.empty();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private static ServedLedger serve(LedgerVersions versions) {
    return new ServedLedger(LedgerName.DEFAULT, LedgerRules.DEFAULT, versions, LedgerObserver.NONE);
  }

  @Test
  void whatCouldNotBeReadIsReadAgainOnTheNextLook() {
    try (ServedLedger ledger = serve(new Unreliable(1))) {
      assertThat(ledger.current()).isSameAs(HALF_READ);

      ledger.poll();

      assertThat(ledger.current()).isSameAs(SOUND);
      assertThat(ledger.lastProblem()).isEmpty();
    }
  }

  @Test
  void whatStaysUnreadableIsTriedLessAndLessOften() {
    Unreliable versions = new Unreliable(Integer.MAX_VALUE);
    try (ServedLedger ledger = serve(versions)) {
      ledger.current();
      List<Integer> looks = new ArrayList<>();
      for (int look = 1; look <= 255; look++) {
        int before = versions.loads;
        ledger.poll();
        if (versions.loads > before) {
          looks.add(look);
        }
      }

      assertThat(looks).containsExactly(1, 3, 7, 15, 31, 63, 127, 191, 255);
    }
  }

  @Test
  void aVersionThatIsReadIsNotReadAgain() {
    Unreliable versions = new Unreliable(0);
    try (ServedLedger ledger = serve(versions)) {
      ledger.current();
      IntStream.range(0, 100).forEach(look -> ledger.poll());

      assertThat(versions.loads).isEqualTo(1);
    }
  }

  @Test
  void aFileOfACommitThatCanBeReadAgainMakesTheLedgerSound() throws IOException {
    try (TestRepository repository = TestRepository.create(folder.resolve("books.git"))) {
      repository
          .put("main.beancount", "include \"a.beancount\"\n")
          .put("a.beancount", "2020-01-01 open Assets:A\n")
          .commit("First");
      LedgerLocation location =
          new LedgerLocation(repository.folder(), LedgerLocation.HEAD, Path.of("main.beancount"));
      Path object = objectOf(repository.folder(), "2020-01-01 open Assets:A\n");
      Path aside = Files.move(object, folder.resolve("aside"));
      try (ServedLedger ledger =
          location.serve(LedgerName.DEFAULT, new LedgerLoader(), LedgerObserver.NONE)) {
        JoinedLedger joined =
            new JoinedLedger(new LedgerName("joined"), List.of(ledger, serve(new Unreliable(0))));
        assertThat(ledger.current().accounts()).isEmpty();
        assertThat(ledger.lastProblem()).isPresent();
        LedgerCommit commit = joined.current().commit();
        assertThat(joined.current().isSound()).isFalse();

        Files.move(aside, object);
        ledger.poll();

        assertThat(ledger.current().accounts()).containsExactly("Assets:A");
        assertThat(ledger.lastProblem()).isEmpty();
        assertThat(joined.current().isSound()).isTrue();
        assertThat(joined.current().commit()).isEqualTo(commit);
      }
    }
  }

  private static Path objectOf(Path repository, String content) {
    String hash;
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      hash = formatter.idFor(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8)).name();
    }
    return repository.resolve("objects").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
  }
}
