package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One ledger as it is served. What is newer is loaded by {@link #poll}, beside those who ask, and
 * takes the place of what was served at once and as a whole; an unsound version never takes that of
 * a sound one. What could not be read is read again on later looks. The snapshots used last stay in
 * memory. One version is loaded at a time. Thread-safe.
 */
public final class ServedLedger implements LedgerRepository, AutoCloseable {
  private final LedgerName name;
  private final LedgerRules rules;
  private final LedgerVersions versions;
  private final LedgerObserver observer;
  private final RecentSnapshots<LedgerCommit> recent = new RecentSnapshots<>();
  private final Retries retries = new Retries();
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable Served served;

  /** A snapshot, and why it is not the newest version, or what is wrong with it. */
  private record Served(LedgerSnapshot snapshot, @Nullable String problem) {}

  ServedLedger(
      LedgerName name, LedgerRules rules, LedgerVersions versions, LedgerObserver observer) {
    this.name = name;
    this.rules = rules;
    this.versions = versions;
    this.observer = observer;
  }

  @Override
  public LedgerName name() {
    return name;
  }

  @Override
  public LedgerRules rules() {
    return rules;
  }

  @Override
  public LedgerSnapshot current() {
    Served now = served;
    return now == null ? first().snapshot() : now.snapshot();
  }

  @Override
  public Optional<String> lastProblem() {
    return Optional.ofNullable(served).map(Served::problem);
  }

  @Override
  public boolean isAtHand(LedgerCommit commit) {
    return kept(commit).isPresent();
  }

  @Override
  public Optional<LedgerSnapshot> at(LedgerCommit commit) {
    return kept(commit).or(() -> alone(() -> kept(commit).or(() -> load(commit))));
  }

  private Optional<LedgerSnapshot> kept(LedgerCommit commit) {
    return Optional.ofNullable(served)
        .map(Served::snapshot)
        .filter(snapshot -> snapshot.commit().equals(commit))
        .or(() -> recent.find(commit));
  }

  private Optional<LedgerSnapshot> load(LedgerCommit commit) {
    Optional<LedgerSnapshot> loaded = versions.load(commit);
    if (versions.isWhole()) {
      loaded.ifPresent(snapshot -> recent.put(snapshot.commit(), snapshot));
    }
    return loaded.isPresent()
        ? loaded
        : Optional.of(current()).filter(snapshot -> snapshot.commit().equals(commit));
  }

  /** Looks for something newer than what is served, if anything is. Never fails. */
  public void poll() {
    Served before = served;
    if (before != null) {
      alone(() -> look(before));
    }
  }

  private Served look(Served before) {
    try {
      boolean again = retries.isDue();
      return versions.hasChanged() || again ? serve(next(before)) : before;
    } catch (DawsosException e) {
      return serve(new Served(before.snapshot(), e.message()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return serve(new Served(before.snapshot(), "the newest version cannot be loaded: " + e));
    }
  }

  private Served first() {
    return alone(
        () -> {
          Served now = served;
          return now == null ? serve(next(null)) : now;
        });
  }

  private Served next(@Nullable Served before) {
    try {
      LedgerSnapshot newest = newest();
      String problem = Soundness.of(newest).problem();
      if (problem == null) {
        recent.put(newest.commit(), newest);
        return new Served(newest, null);
      }
      return lastSound(before)
          .map(sound -> new Served(sound, problem))
          .orElseGet(() -> new Served(newest, problem));
    } catch (LedgerNotFoundException e) {
      return lastSound(before).map(sound -> new Served(sound, e.message())).orElseThrow(() -> e);
    }
  }

  private LedgerSnapshot newest() {
    long start = System.nanoTime();
    boolean sound = false;
    try {
      LedgerSnapshot newest = versions.newest();
      sound = newest.isSound();
      return newest;
    } finally {
      retries.note(versions.isWhole());
      observer.loaded(name, Duration.ofNanos(System.nanoTime() - start), sound);
    }
  }

  private Optional<LedgerSnapshot> lastSound(@Nullable Served before) {
    if (before == null) {
      return versions.lastSound();
    }
    return Optional.of(before.snapshot()).filter(LedgerSnapshot::isSound);
  }

  private Served serve(Served next) {
    Served now = next;
    Served before = served;
    if (before != null && isSame(before.snapshot(), next.snapshot())) {
      if (Objects.equals(before.problem(), next.problem())) {
        return before;
      }
      now = new Served(before.snapshot(), next.problem());
    }
    served = now;
    observer.serving(name, now.snapshot(), now.problem());
    return now;
  }

  /** A version that could not be read wholly is read again, and has other errors then. */
  private static boolean isSame(LedgerSnapshot before, LedgerSnapshot next) {
    return before.commit().equals(next.commit()) && before.errors().equals(next.errors());
  }

  private interface Loading<T> {
    T run();
  }

  private <T> T alone(Loading<T> work) {
    try {
      loading.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DawsosException(
          ErrorCode.DEADLINE_EXCEEDED,
          "the ledger was being loaded",
          "ask again; a loaded version is kept for a while",
          e);
    }
    try {
      return work.run();
    } finally {
      loading.unlock();
    }
  }

  @Override
  public void close() {
    versions.close();
  }
}
