package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.source.SourceTree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds dated files such as {@code documents/Assets/Bank/2020-01-31.statement.pdf} under the
 * folders that the ledger names, and checks that every document exists.
 */
final class Documents {
  private final SourceTree tree;
  private final Path mainFile;
  private final List<LedgerError> errors;

  private Documents(SourceTree tree, Path mainFile, List<LedgerError> errors) {
    this.tree = tree;
    this.mainFile = mainFile;
    this.errors = errors;
  }

  /** Returns the directives with the documents found. */
  static List<Directive> run(List<Directive> directives, PluginContext context) {
    LedgerOptions options = context.options();
    Documents documents = new Documents(context.tree(), context.mainFile(), context.errors());
    List<Directive> all = directives;
    if (!options.documents().isEmpty()) {
      all = new ArrayList<>(directives);
      Set<String> accounts = new HashSet<>();
      directives.forEach(directive -> accounts.addAll(directive.accounts()));
      for (String folder : options.documents()) {
        documents.find(folder, accounts, all);
      }
    }
    all.forEach(documents::requireFile);
    return all;
  }

  private Path folder() {
    return mainFile.resolveSibling("");
  }

  private Source wholeFile() {
    return new Source(String.valueOf(mainFile.getFileName()), 0);
  }

  private void find(String name, Set<String> accounts, List<Directive> found) {
    Path root;
    try {
      root = folder().resolve(name).normalize();
    } catch (InvalidPathException e) {
      error(wholeFile(), "Document root '" + e.getReason() + "' is no path");
      return;
    }
    if (!tree.isFolder(root)) {
      error(
          wholeFile(),
          "Document root '%s' does not exist; create it, or correct the option".formatted(name));
      return;
    }
    try {
      tree.walk(root).stream()
          .filter(tree::isFile)
          .forEach(file -> document(root, file, accounts).ifPresent(found::add));
    } catch (IOException e) {
      error(wholeFile(), "Document root '" + name + "' cannot be read: " + e.getMessage());
    }
  }

  private Optional<Document> document(Path root, Path file, Set<String> accounts) {
    String account = String.valueOf(root.relativize(file).getParent()).replace('/', ':');
    String name = String.valueOf(file.getFileName());
    if (!accounts.contains(account) || name.length() < 11) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(name.substring(0, 10));
      String path = folder().relativize(file).toString();
      return Optional.of(
          new Document(wholeFile(), date, account, path, List.of(), List.of(), Metadata.EMPTY));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void requireFile(Directive directive) {
    if (directive instanceof Document document) {
      if (!exists(document)) {
        error(
            document.source(),
            "File does not exist: \"%s\"; add it, or correct its name".formatted(document.file()));
      }
    }
  }

  /**
   * A document stands relative to the file that names it, which itself is relative to the main. One
   * outside of a commit is nothing that the commit could lack.
   */
  private boolean exists(Document document) {
    Path declaring = folder().resolve(document.source().file());
    try {
      return tree.exists(declaring.resolveSibling(document.file()));
    } catch (InvalidPathException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void error(Source source, String message) {
    errors.add(LedgerError.at(source, "DocumentError", message));
  }
}
