package io.dawsos.ledger;

import io.dawsos.ledger.model.LedgerError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a folder without version control. Changes are noticed by size and time of the files
 * and of the folders searched for includes, at most once a second; an unsound version never
 * replaces a good one that is being served. The last few good snapshots stay available by commit.
 * Thread-safe.
 */
public final class FolderLedgerRepository implements LedgerRepository {
  private static final Duration RECHECK_AFTER = Duration.ofSeconds(1);
  private static final int SNAPSHOTS_KEPT = 5;

  private final Path mainFile;
  private final LedgerLoader loader;
  private final InstantSource clock;
  private final Deque<LedgerSnapshot> good = new ArrayDeque<>();
  private Map<Path, FileStamp> stamps = Map.of();
  private Instant checked = Instant.MIN;
  private @Nullable LedgerSnapshot served;
  private @Nullable String problem;

  /**
   * Creates a repository over a main file and what it includes.
   *
   * @param clock what tells when a second has passed
   */
  public FolderLedgerRepository(Path mainFile, LedgerLoader loader, InstantSource clock) {
    this.mainFile = mainFile;
    this.loader = loader;
    this.clock = clock;
  }

  /**
   * Returns the newest sound snapshot. While there has been none, returns the newest unsound one,
   * since its errors are what an operator needs to see.
   */
  @Override
  public synchronized LedgerSnapshot current() {
    Instant now = clock.instant();
    LedgerSnapshot snapshot = served;
    if (snapshot != null && now.isBefore(checked.plus(RECHECK_AFTER)) && !now.isBefore(checked)) {
      return snapshot;
    }
    if (snapshot == null || hasChanged()) {
      snapshot = reload(snapshot);
    }
    checked = now;
    return snapshot;
  }

  @Override
  public synchronized Optional<LedgerSnapshot> at(LedgerCommit commit) {
    LedgerSnapshot newest = current();
    if (newest.commit().equals(commit)) {
      return Optional.of(newest);
    }
    return good.stream().filter(snapshot -> snapshot.commit().equals(commit)).findFirst();
  }

  /** Returns why the newest version of the files is not served, or what is wrong with it. */
  public synchronized Optional<String> lastProblem() {
    return Optional.ofNullable(problem);
  }

  private boolean hasChanged() {
    return stamps.entrySet().stream()
        .anyMatch(entry -> !FileStamp.of(entry.getKey()).equals(entry.getValue()));
  }

  private LedgerSnapshot reload(@Nullable LedgerSnapshot previous) {
    try {
      return replace(previous, loader.loadFiles(mainFile));
    } catch (LedgerNotFoundException e) {
      if (previous == null) {
        throw e;
      }
      problem = e.getMessage();
      return previous;
    }
  }

  private LedgerSnapshot replace(@Nullable LedgerSnapshot previous, LedgerLoader.Loaded loaded) {
    LedgerSnapshot next = loaded.snapshot();
    // The loader took the stamps before it read, so a change during the reading is seen next time.
    stamps = loaded.stamps();
    if (previous != null && previous.commit().equals(next.commit())) {
      problem = previous.isSound() ? null : describe(previous);
      return previous;
    }
    problem = next.isSound() ? null : describe(next);
    if (next.isSound()) {
      keep(next);
    } else if (previous != null && previous.isSound()) {
      return previous;
    }
    served = next;
    return next;
  }

  private void keep(LedgerSnapshot snapshot) {
    good.removeIf(kept -> kept.commit().equals(snapshot.commit()));
    good.addFirst(snapshot);
    while (good.size() > SNAPSHOTS_KEPT) {
      good.removeLast();
    }
  }

  private static String describe(LedgerSnapshot snapshot) {
    List<LedgerError> errors =
        snapshot.errors().stream().filter(error -> !error.isWarning()).toList();
    return errors.size() == 1
        ? errors.get(0).toString()
        : errors.get(0) + " (and " + (errors.size() - 1) + " more)";
  }
}
