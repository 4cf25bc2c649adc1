package io.dawsos.ledger.git;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.source.LedgerNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A git repository, bare or with a work tree, of which the object database alone is read; nothing
 * is ever written. Thread-safe.
 */
public final class GitRepository implements AutoCloseable {
  private static final String ADVICE =
      "name a git repository with ledger.repository in config.yml (LEDGER_REPOSITORY)";

  static {
    IsolatedSystemReader.install();
  }

  private final Path folder;
  private final Repository repository;

  private GitRepository(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /**
   * Opens a repository.
   *
   * @param folder of its work tree, its {@code .git}, or a bare one
   * @throws LedgerNotFoundException where it is none that can be read
   */
  public static GitRepository open(Path folder) {
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    if (Files.exists(folder.resolve(Constants.DOT_GIT))) {
      builder.setWorkTree(folder.toFile());
    } else {
      builder.setGitDir(folder.toFile());
    }
    try {
      Repository repository = builder.build();
      requireSha1(folder, repository);
      return new GitRepository(folder, repository);
    } catch (RepositoryNotFoundException e) {
      throw new LedgerNotFoundException(folder + " is no git repository", ADVICE, e);
    } catch (IOException | IllegalArgumentException e) {
      throw new LedgerNotFoundException(
          "the git repository %s cannot be read: %s".formatted(folder, e.getMessage()), ADVICE, e);
    }
  }

  private static void requireSha1(Path folder, Repository repository) {
    String format = repository.getConfig().getString("extensions", null, "objectformat");
    if (format != null && !format.equalsIgnoreCase("sha1")) {
      repository.close();
      throw new LedgerNotFoundException(
          "the git repository %s names objects by %s, which cannot be read"
              .formatted(folder, format),
          "keep the ledger in a repository of SHA-1, which is git's default",
          null);
    }
  }

  /** Finds the work tree that a folder is in. */
  public static Optional<Path> workTreeAround(Path folder) {
    return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
        .filter(each -> Files.exists(each.resolve(Constants.DOT_GIT)))
        .findFirst();
  }

  /**
   * Returns the commit that a revision stands for: a hash, the beginning of one that no other
   * commit shares, a branch, a tag, or what git makes of these, such as {@code HEAD~2}.
   *
   * @throws DawsosException LEDGER_COMMIT_UNKNOWN where there is none or more than one
   */
  public GitCommit get(String revision) {
    return read(
        () -> {
          ObjectId id = resolve(revision);
          if (id == null) {
            throw unknown(revision);
          }
          return commit(id).orElseThrow(() -> unknown(revision));
        });
  }

  /**
   * Returns the commit that a branch or other reference is at now.
   *
   * @throws LedgerNotFoundException where there is none
   */
  public GitCommit newest(String reference) {
    return read(
        () -> {
          ObjectId id = resolve(reference);
          if (id == null) {
            throw new LedgerNotFoundException(
                isEmpty()
                    ? "the git repository %s has no commits".formatted(folder)
                    : "the git repository %s has no \"%s\"".formatted(folder, reference),
                isEmpty() ? "commit the ledger" : "name a branch with ledger.ref in config.yml",
                null);
          }
          return commit(id)
              .orElseThrow(
                  () -> new IOException("%s is at %s, which is missing".formatted(reference, id)));
        });
  }

  /** Finds the commit of a whole hash. */
  public Optional<GitCommit> find(String hash) {
    return ObjectId.isId(hash) ? read(() -> commit(ObjectId.fromString(hash))) : Optional.empty();
  }

  /** Opens the files of a commit. */
  public GitTree tree(GitCommit commit) {
    return read(
        () -> {
          try (RevWalk walk = new RevWalk(repository)) {
            RevCommit found = walk.parseCommit(ObjectId.fromString(commit.hash()));
            return new GitTree(
                repository.newObjectReader(),
                found.getTree().getId(),
                "commit %s of %s".formatted(commit.shortHash(), folder));
          }
        });
  }

  /** Takes commits one after another; returns whether it wants more. */
  public interface Visitor {
    /** Takes a commit. */
    boolean visit(GitCommit commit);
  }

  /** Shows a commit and all those before it, each before its parents, the newest first. */
  public void history(GitCommit from, Visitor visitor) {
    read(
        () -> {
          try (RevWalk walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.COMMIT_TIME_DESC, true);
            walk.markStart(walk.parseCommit(ObjectId.fromString(from.hash())));
            for (RevCommit next = walk.next(); next != null; next = walk.next()) {
              if (!visitor.visit(of(next))) {
                break;
              }
            }
            return folder;
          }
        });
  }

  /** Whether older commits were left out when the repository was cloned. */
  public boolean isShallow() {
    return read(() -> !repository.getObjectDatabase().getShallowCommits().isEmpty());
  }

  private boolean isEmpty() throws IOException {
    return repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS).isEmpty();
  }

  private @Nullable ObjectId resolve(String revision) throws IOException {
    try {
      return repository.resolve(revision + "^{commit}");
    } catch (AmbiguousObjectException e) {
      List<ObjectId> commits = commits(e.getCandidates());
      if (commits.size() == 1) {
        return commits.get(0);
      }
      throw new DawsosException(
          ErrorCode.LEDGER_COMMIT_UNKNOWN,
          "\"%s\" is the beginning of %d commits: %s"
              .formatted(
                  revision,
                  commits.size(),
                  String.join(", ", commits.stream().map(AnyObjectId::name).sorted().toList())),
          "give more digits",
          e);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException | MissingObjectException e) {
      return null;
    }
  }

  private List<ObjectId> commits(Collection<ObjectId> candidates) throws IOException {
    List<ObjectId> commits = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (ObjectId candidate : candidates) {
        if (reader.open(candidate).getType() == Constants.OBJ_COMMIT) {
          commits.add(candidate);
        }
      }
    }
    return commits;
  }

  private Optional<GitCommit> commit(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return Optional.of(of(walk.parseCommit(id)));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    }
  }

  private static GitCommit of(RevCommit commit) {
    return new GitCommit(
        commit.name(),
        Arrays.stream(commit.getParents()).map(AnyObjectId::name).toList(),
        commit.getAuthorIdent().getWhenAsInstant(),
        commit.getShortMessage());
  }

  private DawsosException unknown(String revision) {
    return new DawsosException(
        ErrorCode.LEDGER_COMMIT_UNKNOWN,
        "the git repository %s has no commit \"%s\"".formatted(folder, revision),
        isShallow()
            ? "it is a shallow clone: `git fetch --unshallow` brings the older commits"
            : "`dawsos ledger log` lists those of the ledger");
  }

  private interface Reading<T> {
    T run() throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.run();
    } catch (IOException e) {
      throw new LedgerNotFoundException(
          "the git repository %s cannot be read: %s".formatted(folder, e.getMessage()),
          "see what `git fsck` says",
          e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
