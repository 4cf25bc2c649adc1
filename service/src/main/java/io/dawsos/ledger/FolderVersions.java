package io.dawsos.ledger;

import io.dawsos.ledger.source.FolderTree;
import io.dawsos.ledger.source.SourceTree.Stamp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one version that a folder has: that of its files as they are. Changes are noticed by size and
 * time of the files and of the folders searched for includes, and taken once two looks in a row saw
 * the same, so that a file is not read while it is being written.
 */
final class FolderVersions implements LedgerVersions {
  private final FolderTree tree = new FolderTree();
  private final Path mainFile;
  private final LedgerLoader loader;
  private Map<Path, Stamp> taken;
  private Map<Path, Stamp> seen;
  private boolean whole;

  FolderVersions(Path mainFile, LedgerLoader loader) {
    this.mainFile = mainFile;
    this.loader = loader;
    this.taken = Map.of(mainFile, new Stamp(""));
    this.seen = taken;
  }

  @Override
  public boolean hasChanged() {
    Map<Path, Stamp> now = new HashMap<>();
    taken.keySet().forEach(path -> now.put(path, tree.stamp(path)));
    boolean settled = now.equals(seen);
    seen = now;
    return settled && !now.equals(taken);
  }

  @Override
  public LedgerSnapshot newest() {
    taken = seen;
    whole = false;
    LedgerLoader.Loaded loaded = loader.load(tree, mainFile, null);
    // Taken before the reading, so that a change during the reading is seen next time.
    taken = loaded.seen();
    seen = taken;
    whole = loaded.whole();
    return loaded.snapshot();
  }

  @Override
  public boolean isWhole() {
    return whole;
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
