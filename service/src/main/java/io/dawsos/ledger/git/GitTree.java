package io.dawsos.ledger.git;

import io.dawsos.ledger.source.SourceTree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The files of one commit, by paths relative to the root of its repository. Stamps are the names of
 * objects. Bytes are those that were committed: no filter is applied, no symbolic link followed, no
 * submodule entered. Not thread-safe.
 */
public final class GitTree implements SourceTree, AutoCloseable {
  private static final int MAX_DEPTH = 64;

  /** More than anybody has; a tree that holds itself many times over would have no end. */
  private static final int MAX_ENTRIES = 100_000;

  private final ObjectReader reader;
  private final ObjectId root;
  private final String where;

  /**
   * The files of a tree.
   *
   * @param where what people are told that a path is in
   */
  GitTree(ObjectReader reader, ObjectId root, String where) {
    this.reader = reader;
    this.root = root;
    this.where = where;
  }

  private record Entry(FileMode mode, ObjectId id) {
    boolean isFile() {
      return mode.getObjectType() == Constants.OBJ_BLOB;
    }

    boolean isFolder() {
      return mode == FileMode.TREE;
    }
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return find(path).isPresent();
  }

  @Override
  public boolean isFile(Path path) {
    return known(path).filter(Entry::isFile).isPresent();
  }

  @Override
  public boolean isFolder(Path path) {
    return known(path).filter(Entry::isFolder).isPresent();
  }

  @Override
  public long size(Path file) throws IOException {
    ObjectId id = blob(file);
    try {
      return reader.getObjectSize(id, Constants.OBJ_BLOB);
    } catch (MissingObjectException e) {
      throw missing(e);
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    ObjectId id = blob(file);
    try {
      return reader.open(id, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    } catch (MissingObjectException e) {
      throw missing(e);
    }
  }

  @Override
  public List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (TreeWalk walk = enter(folder)) {
      while (walk.next()) {
        add(children, folder, walk);
      }
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  @Override
  public List<Path> walk(Path folder) throws IOException {
    List<Path> found = new ArrayList<>(List.of(folder));
    if (isFolder(folder)) {
      try (TreeWalk walk = enter(folder)) {
        while (walk.next()) {
          add(found, folder, walk);
          if (walk.isSubtree() && walk.getDepth() < MAX_DEPTH) {
            walk.enterSubtree();
          }
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private static void add(List<Path> found, Path folder, TreeWalk walk) throws IOException {
    if (found.size() == MAX_ENTRIES) {
      throw new IOException("\"%s\" holds more than %d files".formatted(folder, MAX_ENTRIES));
    }
    try {
      found.add(folder.resolve(walk.getPathString()));
    } catch (InvalidPathException e) {
      throw new IOException(
          "a name in \"%s\" cannot be told in this machine's encoding; set LC_ALL=C.UTF-8"
              .formatted(folder),
          e);
    }
  }

  @Override
  public Stamp stamp(Path path) {
    return new Stamp(known(path).map(entry -> entry.id().name()).orElse(""));
  }

  @Override
  public String describe(Path path) {
    return path + " in " + where;
  }

  private TreeWalk enter(Path folder) throws IOException {
    Entry entry = find(folder).orElseThrow(() -> new IOException("there is no such folder"));
    TreeWalk walk = new TreeWalk(reader);
    walk.addTree(entry.id());
    return walk;
  }

  private ObjectId blob(Path file) throws IOException {
    Entry entry = find(file).orElseThrow(() -> new IOException("there is no such file"));
    if (entry.mode() == FileMode.SYMLINK) {
      throw new IOException(
          "it is a symbolic link, which is not followed in a commit; name the file it stands for");
    }
    if (!entry.isFile()) {
      throw new IOException("it is no file");
    }
    return entry.id();
  }

  /** What is at a path, as far as the tree can tell. */
  private Optional<Entry> known(Path path) {
    try {
      return find(path);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Entry> find(Path path) throws IOException {
    Path inside = path.normalize();
    if (inside.isAbsolute() || inside.startsWith("..")) {
      throw new IOException("it is outside of the repository, so no part of a commit");
    }
    if (inside.toString().isEmpty()) {
      return Optional.of(new Entry(FileMode.TREE, root));
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, name(inside), root)) {
      if (walk != null) {
        return Optional.of(new Entry(walk.getFileMode(), walk.getObjectId(0)));
      }
    } catch (MissingObjectException e) {
      throw missing(e);
    }
    requireNothingElseOnTheWay(inside);
    return Optional.empty();
  }

  /** A path through what is no folder of this commit has to be told from one that is misspelt. */
  private void requireNothingElseOnTheWay(Path inside) throws IOException {
    for (int parts = 1; parts < inside.getNameCount(); parts++) {
      Path before = inside.subpath(0, parts);
      try (TreeWalk walk = TreeWalk.forPath(reader, name(before), root)) {
        if (walk == null) {
          return;
        }
        if (walk.getFileMode() == FileMode.SYMLINK || walk.getFileMode() == FileMode.GITLINK) {
          throw new IOException(
              "\"%s\" is a symbolic link or a submodule, which is not followed in a commit"
                  .formatted(before));
        }
      }
    }
  }

  private static String name(Path inside) {
    List<String> parts = new ArrayList<>();
    inside.forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static IOException missing(MissingObjectException cause) {
    return new IOException(
        "the repository lacks the object %s: complete a partial clone, or see what `git fsck` says"
            .formatted(cause.getObjectId().name()),
        cause);
  }

  @Override
  public void close() {
    reader.close();
  }
}
