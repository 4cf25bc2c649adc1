package io.dawsos.ledger;

import io.dawsos.ledger.git.GitCommit;
import io.dawsos.ledger.git.GitRepository;
import io.dawsos.ledger.git.GitTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The versions of a ledger in git: one for every commit. */
final class GitVersions implements LedgerVersions {
  /** So many changes of a ledger are looked at for the last sound one. */
  private static final int LOOKED_AT = 20;

  private final Supplier<GitRepository> opening;
  private final Path mainFile;
  private final String reference;
  private final LedgerLoader loader;
  private @Nullable GitRepository open;
  private @Nullable GitCommit taken;
  private boolean whole;

  /**
   * Versions of the ledger.
   *
   * @param opening opens the repository, when it is needed
   * @param mainFile its path in the repository
   * @param reference the branch or other reference whose commit is the newest
   */
  GitVersions(
      Supplier<GitRepository> opening, Path mainFile, String reference, LedgerLoader loader) {
    this.opening = opening;
    this.mainFile = mainFile;
    this.reference = reference;
    this.loader = loader;
  }

  private GitRepository repository() {
    GitRepository repository = open;
    if (repository == null) {
      repository = opening.get();
      open = repository;
    }
    return repository;
  }

  @Override
  public boolean hasChanged() {
    GitCommit before = taken;
    taken = null;
    boolean same = repository().newest(reference).equals(before);
    taken = same ? before : null;
    return !same;
  }

  @Override
  public LedgerSnapshot newest() {
    whole = false;
    GitCommit newest = repository().newest(reference);
    taken = newest;
    return load(newest);
  }

  @Override
  public boolean isWhole() {
    return whole;
  }

  /** Returns the commit of a revision; null for the newest. */
  GitCommit commit(@Nullable String revision) {
    return revision == null ? repository().newest(reference) : repository().get(revision);
  }

  LedgerSnapshot load(GitCommit commit) {
    whole = false;
    try (GitTree tree = repository().tree(commit)) {
      LedgerLoader.Loaded loaded = loader.load(tree, mainFile, new LedgerCommit(commit.hash()));
      whole = loaded.whole();
      return loaded.snapshot();
    }
  }

  @Override
  public Optional<LedgerSnapshot> lastSound() {
    return changes(commit(null), LOOKED_AT).stream()
        .filter(LedgerChange::isSound)
        .findFirst()
        .map(change -> load(change.commit()));
  }

  /** Returns the last changes up to a commit, the newest first. */
  List<LedgerChange> changes(GitCommit from, int limit) {
    return new LedgerHistory(repository(), mainFile, loader).of(from, limit);
  }

  @Override
  public Optional<LedgerSnapshot> load(LedgerCommit commit) {
    return repository().find(commit.hash()).map(this::load);
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }
}
