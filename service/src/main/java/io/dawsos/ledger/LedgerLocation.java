package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.git.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is: a main file of the machine, or one in a git repository. Immutable.
 *
 * @param repository the git repository; null where the files of the machine are read
 * @param reference whose commit is the newest version; {@code HEAD} without a repository
 * @param mainFile the main file, in the repository by its path there
 */
public record LedgerLocation(@Nullable Path repository, String reference, Path mainFile) {
  /** The reference of what is checked out, or of a bare repository's main branch. */
  public static final String HEAD = "HEAD";

  /** Checks that a path in a repository stays in it. */
  public LedgerLocation {
    mainFile = repository == null ? mainFile : mainFile.normalize();
    if (repository != null && (mainFile.isAbsolute() || mainFile.startsWith(".."))) {
      throw new IllegalArgumentException(
          "not a path in the repository %s: %s".formatted(repository, mainFile));
    }
  }

  /** Returns the place of a main file of the machine. */
  public static LedgerLocation ofFile(Path mainFile) {
    return new LedgerLocation(null, HEAD, mainFile);
  }

  /** Whether there can be a ledger: what is named in git should be there, a file may be missing. */
  public boolean exists() {
    return repository != null || Files.exists(mainFile);
  }

  /** Returns what serves the ledger. */
  public ServedLedger serve(LedgerName name, LedgerLoader loader, LedgerObserver observer) {
    LedgerVersions versions =
        repository == null
            ? new FolderVersions(mainFile.toAbsolutePath().normalize(), loader)
            : versions(loader);
    return new ServedLedger(name, loader.rules(), versions, observer);
  }

  /**
   * Loads a version, sound or not.
   *
   * @param revision a commit in git, as {@link GitRepository#get} takes it; null for the newest
   *     version
   * @throws DawsosException LEDGER_NOT_FOUND, LEDGER_COMMIT_UNKNOWN; ARGUMENT_INVALID where there
   *     is no git
   */
  public LedgerSnapshot load(LedgerLoader loader, @Nullable String revision) {
    if (repository == null && revision == null) {
      return loader.load(mainFile);
    }
    try (GitVersions versions = inGit().versions(loader)) {
      return versions.load(versions.commit(revision));
    }
  }

  /**
   * Returns the commits in git that changed the ledger, the newest first; loads each of them.
   *
   * @param revision the newest that is looked at; null for the newest version
   * @throws DawsosException LEDGER_COMMIT_UNKNOWN; LEDGER_NOT_FOUND; ARGUMENT_INVALID
   */
  public List<LedgerChange> changes(LedgerLoader loader, @Nullable String revision, int limit) {
    try (GitVersions versions = inGit().versions(loader)) {
      return versions.changes(versions.commit(revision), limit);
    }
  }

  /**
   * Returns this place in git: for a file of the machine, that in the work tree that it is in.
   *
   * @throws DawsosException ARGUMENT_INVALID where it is in none
   */
  LedgerLocation inGit() {
    if (repository != null) {
      return this;
    }
    Path absolute = mainFile.toAbsolutePath().normalize();
    Path folder =
        GitRepository.workTreeAround(absolute)
            .orElseThrow(
                () ->
                    new DawsosException(
                        ErrorCode.ARGUMENT_INVALID,
                        mainFile + " is in no git repository, so there are no commits of it",
                        "name a repository with ledger.repository in config.yml (LEDGER_REPOSITORY)"));
    return new LedgerLocation(folder, HEAD, folder.relativize(absolute));
  }

  /** Returns the place of another file. */
  LedgerLocation withMainFile(Path file) {
    return new LedgerLocation(repository, reference, file);
  }

  /** Opens the git repository. */
  GitRepository open() {
    return GitRepository.open(Objects.requireNonNull(repository, "the ledger is not in git"));
  }

  private GitVersions versions(LedgerLoader loader) {
    return new GitVersions(this::open, mainFile, reference, loader);
  }
}
