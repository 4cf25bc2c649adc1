package io.dawsos.ledger.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;

/** A bare git repository into which tests write commits, without a work tree. */
public final class TestRepository implements AutoCloseable {
  public static final Instant FIRST = Instant.parse("2025-01-01T10:00:00Z");

  static {
    IsolatedSystemReader.install();
  }

  private record File(FileMode mode, ObjectId content) {}

  private final Path folder;
  private final FileRepository repository;
  private final Map<String, File> files = new TreeMap<>();
  private String branch = "refs/heads/main";
  private int commits;

  private TestRepository(Path folder, FileRepository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  public static TestRepository create(Path folder) {
    try {
      FileRepository repository = new FileRepository(folder.toFile());
      repository.create(/* bare= */ true);
      RefUpdate head = repository.updateRef(Constants.HEAD);
      head.link("refs/heads/main");
      return new TestRepository(folder, repository);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Commits to this branch from now on. */
  public TestRepository on(String name) {
    branch = "refs/heads/" + name;
    return this;
  }

  public TestRepository put(String path, String text) {
    return put(path, FileMode.REGULAR_FILE, text);
  }

  public TestRepository link(String path, String target) {
    return put(path, FileMode.SYMLINK, target);
  }

  public TestRepository submodule(String path) {
    files.put(path, new File(FileMode.GITLINK, ObjectId.fromString("1".repeat(40))));
    return this;
  }

  /** Puts a file whose content the repository does not have, as a partial clone would. */
  public TestRepository absent(String path) {
    files.put(path, new File(FileMode.REGULAR_FILE, ObjectId.fromString("2".repeat(40))));
    return this;
  }

  public TestRepository remove(String path) {
    files.remove(path);
    return this;
  }

  private TestRepository put(String path, FileMode mode, String text) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      files.put(path, new File(mode, id));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits the files as they are, upon the branch and, beside it, these; returns the hash. */
  public String commit(String message, String... merged) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(inserter));
      ObjectId before = repository.resolve(branch);
      List<ObjectId> parents = new ArrayList<>();
      if (before != null) {
        parents.add(before);
      }
      for (String each : merged) {
        parents.add(ObjectId.fromString(each));
      }
      commit.setParentIds(parents);
      PersonIdent author =
          new PersonIdent(
              "Ada", "ada@example.org", FIRST.plusSeconds(60L * commits++), ZoneOffset.UTC);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef(branch);
      update.setNewObjectId(id);
      update.forceUpdate();
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs objects and references, and removes the loose ones, as {@code git gc} does. */
  public void pack() {
    try {
      GC gc = new GC(repository);
      gc.setExpireAgeMillis(0);
      gc.setPackExpireAgeMillis(0);
      gc.gc().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectId tree(ObjectInserter inserter) throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    files.forEach(
        (path, file) -> {
          DirCacheEntry entry = new DirCacheEntry(path);
          entry.setFileMode(file.mode());
          entry.setObjectId(file.content());
          builder.add(entry);
        });
    builder.finish();
    return index.writeTree(inserter);
  }

  @Override
  public void close() {
    repository.close();
  }
}
