package io.dawsos.ledger;

import io.dawsos.ledger.git.GitCommit;
import io.dawsos.ledger.git.GitRepository;
import io.dawsos.ledger.git.GitTree;
import io.dawsos.ledger.source.LedgerNotFoundException;
import io.dawsos.ledger.source.SourceTree.Stamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commits that changed a ledger: those at which the files that it is made of are other than at
 * every parent. Each of these is loaded; between them nothing is. Used once.
 */
final class LedgerHistory {
  private final GitRepository repository;
  private final Path mainFile;
  private final LedgerLoader loader;
  private final Map<String, State> states = new HashMap<>();

  LedgerHistory(GitRepository repository, Path mainFile, LedgerLoader loader) {
    this.repository = repository;
    this.mainFile = mainFile;
    this.loader = loader;
  }

  /**
   * What a ledger is at a commit.
   *
   * @param read the files that it is made of
   * @param seen these, and every other place that was searched for files
   */
  private record State(
      Map<Path, Stamp> read, Map<Path, Stamp> seen, int errors, @Nullable String problem) {
    boolean isSameIn(GitTree tree) {
      return seen.entrySet().stream()
          .allMatch(place -> tree.stamp(place.getKey()).equals(place.getValue()));
    }
  }

  /** Returns the last changes up to a commit, the newest first. */
  List<LedgerChange> of(GitCommit from, int limit) {
    List<LedgerChange> changes = new ArrayList<>();
    repository.history(
        from,
        commit -> {
          State state = state(commit, null);
          states.remove(commit.hash());
          if (isChange(commit, state)) {
            changes.add(new LedgerChange(commit, state.errors(), state.problem()));
          }
          return changes.size() < limit;
        });
    return changes;
  }

  private boolean isChange(GitCommit commit, State state) {
    if (commit.parents().isEmpty()) {
      return !state.read().isEmpty();
    }
    boolean changed = true;
    for (String parent : commit.parents()) {
      // A shallow clone names parents that it does not have.
      State before = repository.find(parent).map(found -> state(found, state)).orElse(null);
      changed &= before == null || !before.read().equals(state.read());
    }
    return changed;
  }

  /**
   * Returns what the ledger is at a commit.
   *
   * @param near what it is at a child, which is likely the same; null where that is not known
   */
  private State state(GitCommit commit, @Nullable State near) {
    State known = states.get(commit.hash());
    if (known == null) {
      try (GitTree tree = repository.tree(commit)) {
        known = near != null && near.isSameIn(tree) ? near : load(commit, tree);
      }
      states.put(commit.hash(), known);
    }
    return known;
  }

  private State load(GitCommit commit, GitTree tree) {
    try {
      LedgerLoader.Loaded loaded = loader.load(tree, mainFile, new LedgerCommit(commit.hash()));
      Soundness soundness = Soundness.of(loaded.snapshot());
      return new State(loaded.read(), loaded.seen(), soundness.errors(), soundness.problem());
    } catch (LedgerNotFoundException e) {
      return new State(Map.of(), Map.of(mainFile, tree.stamp(mainFile)), 0, e.message());
    }
  }
}
