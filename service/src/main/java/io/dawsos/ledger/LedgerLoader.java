package io.dawsos.ledger;

import io.dawsos.ledger.booking.BookedLedger;
import io.dawsos.ledger.booking.Booker;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.plugin.Plugins;
import io.dawsos.ledger.plugin.ProcessedLedger;
import io.dawsos.ledger.source.FolderTree;
import io.dawsos.ledger.source.LedgerNotFoundException;
import io.dawsos.ledger.source.SourceTree;
import io.dawsos.ledger.validation.Validator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Loads Beancount ledgers with the semantics of Beancount 3.2.3 or 2.3.5. What is wrong with a
 * ledger is in its snapshot, never thrown. Immutable and thread-safe.
 *
 * <p>A snapshot's commit is the SHA-256 over the main file and all its includes, in byte order of
 * their paths relative to the main file's folder (parts joined by {@code /}, UTF-8). Each file
 * counts as its relative path, a zero byte, its length in bytes as decimal digits, a zero byte and
 * its bytes. A file that is too large to be read counts as empty.
 */
public final class LedgerLoader {
  /** The largest file that is read unless a loader says otherwise: 256 MiB. */
  public static final long DEFAULT_MAX_FILE_BYTES = 256L * 1024 * 1024;

  private final LedgerRules rules;
  private final long maxFileBytes;

  /** Creates a loader by the rules of Beancount 3.2.3, with the default limit. */
  public LedgerLoader() {
    this(LedgerRules.DEFAULT);
  }

  /** Creates a loader by these rules, with the default limit. */
  public LedgerLoader(LedgerRules rules) {
    this(rules, DEFAULT_MAX_FILE_BYTES);
  }

  /** Creates a loader that reports files above this size instead of reading them. */
  public LedgerLoader(LedgerRules rules, long maxFileBytes) {
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("maxFileBytes < 1: " + maxFileBytes);
    }
    this.rules = rules;
    this.maxFileBytes = maxFileBytes;
  }

  /** Returns the rules that it loads by. */
  public LedgerRules rules() {
    return rules;
  }

  /**
   * Loads a ledger.
   *
   * @param mainFile the file that includes the others
   * @throws LedgerNotFoundException when the main file cannot be read
   */
  public LedgerSnapshot load(Path mainFile) {
    return load(new FolderTree(), mainFile.toAbsolutePath().normalize(), null).snapshot();
  }

  /**
   * A snapshot, and of what it was made.
   *
   * @param whole whether every file that was asked for could be read
   * @param read the files that were read, as they were just before
   * @param seen these, and every other place that was searched for files
   */
  record Loaded(
      LedgerSnapshot snapshot,
      boolean whole,
      Map<Path, SourceTree.Stamp> read,
      Map<Path, SourceTree.Stamp> seen) {}

  /**
   * Loads a ledger from a tree.
   *
   * @param mainFile the file that includes the others, as the tree names it, normalised
   * @param commit what the version is called; null for the hash of its files
   * @throws LedgerNotFoundException when the main file cannot be read
   */
  Loaded load(SourceTree tree, Path mainFile, @Nullable LedgerCommit commit) {
    SourceReader reader = new SourceReader(tree, mainFile, rules, maxFileBytes);
    reader.readAll();
    CompletableFuture<LedgerCommit> version =
        commit == null
            ? CompletableFuture.supplyAsync(() -> ContentHash.of(reader.files()))
            : CompletableFuture.completedFuture(commit);
    List<LedgerError> errors = new ArrayList<>(reader.errors());
    BookedLedger booked = Booker.book(reader.directives(), reader.options());
    errors.addAll(booked.errors());
    ProcessedLedger processed =
        Plugins.run(booked.directives(), reader.plugins(), reader.options(), tree, mainFile);
    errors.addAll(processed.errors());
    errors.addAll(Validator.validate(processed.directives(), reader.options()));
    LedgerSnapshot snapshot =
        new LedgerSnapshot(version.join(), reader.options(), processed.directives(), errors);
    return new Loaded(snapshot, reader.isWhole(), reader.read(), reader.stamps());
  }
}
