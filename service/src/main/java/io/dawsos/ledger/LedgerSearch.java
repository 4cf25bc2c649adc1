package io.dawsos.ledger;

import io.dawsos.ledger.git.GitRepository;
import io.dawsos.ledger.git.GitTree;
import io.dawsos.ledger.source.FolderTree;
import io.dawsos.ledger.source.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledgers of a folder: every file in it whose name ends with .beancount or .bean. */
public final class LedgerSearch {
  private LedgerSearch() {}

  /**
   * A ledger that was found.
   *
   * @param name its path in the folder, with {@code /} between the parts; of a file its name
   */
  public record Found(String name, LedgerLocation location) {}

  /**
   * Returns the ledgers of a folder, by name, or the one that a file is; empty where nothing is
   * there.
   *
   * @param revision the commit that is looked into; null for the files as they are
   */
  public static List<Found> in(Path path, @Nullable String revision) throws IOException {
    if (revision == null) {
      return find(new FolderTree(), LedgerLocation.ofFile(path));
    }
    LedgerLocation inGit = LedgerLocation.ofFile(path).inGit();
    try (GitRepository repository = inGit.open();
        GitTree tree = repository.tree(repository.get(revision))) {
      return find(tree, inGit);
    }
  }

  private static List<Found> find(SourceTree tree, LedgerLocation place) throws IOException {
    Path path = place.mainFile();
    if (tree.isFile(path)) {
      return List.of(new Found(String.valueOf(path.getFileName()), place));
    }
    Stream<Path> files = tree.isFolder(path) ? tree.walk(path).stream() : Stream.empty();
    return files
        .filter(tree::isFile)
        .filter(file -> file.toString().endsWith(".beancount") || file.toString().endsWith(".bean"))
        .map(
            file ->
                new Found(
                    path.relativize(file).toString().replace('\\', '/'), place.withMainFile(file)))
        .sorted(Comparator.comparing(Found::name))
        .toList();
  }
}
