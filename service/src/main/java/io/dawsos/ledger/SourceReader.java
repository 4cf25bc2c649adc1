package io.dawsos.ledger;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Include;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.PluginUse;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.parser.LedgerParser;
import io.dawsos.ledger.parser.ParsedFile;
import io.dawsos.ledger.source.LedgerNotFoundException;
import io.dawsos.ledger.source.SourceTree;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the main file and, breadth first, what it includes. Used once. */
final class SourceReader {
  private final SourceTree tree;
  private final Path mainFile;
  private final Path folder;
  private final long maxFileBytes;
  private final LedgerRules rules;
  private final LedgerParser parser;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final Map<Path, SourceTree.Stamp> stamps = new LinkedHashMap<>();
  private final List<Directive> directives = new ArrayList<>();
  private final List<LedgerError> errors = new ArrayList<>();
  private final List<PluginUse> plugins = new ArrayList<>();
  private final List<CurrencyCode> operatingCurrencies = new ArrayList<>();
  private @Nullable LedgerOptions mainOptions;
  private boolean whole = true;

  /** A file to be read, and the line that asks for it. */
  private record Pending(Path path, Source source) {}

  SourceReader(SourceTree tree, Path mainFile, LedgerRules rules, long maxFileBytes) {
    this.tree = tree;
    this.mainFile = mainFile;
    this.folder = mainFile.resolveSibling("");
    this.rules = rules;
    this.parser = new LedgerParser(rules);
    this.maxFileBytes = maxFileBytes;
  }

  void readAll() {
    if (!tree.isFile(mainFile)) {
      throw LedgerNotFoundException.ofMainFile(tree.describe(mainFile), null);
    }
    pending.add(new Pending(mainFile, new Source(name(mainFile), 0)));
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      if (files.containsKey(next.path())) {
        error(
            next.source(),
            "Duplicate filename parsed: \"%s\" is included already; remove this line"
                .formatted(name(next.path())));
      } else {
        read(next.path(), next.source());
      }
    }
  }

  private void read(Path path, Source source) {
    byte[] content = new byte[0];
    stamps.put(path, tree.stamp(path));
    try {
      if (tree.size(path) > maxFileBytes) {
        error(
            source,
            "File \"%s\" is larger than %d bytes; split it".formatted(name(path), maxFileBytes));
      } else {
        content = tree.read(path);
      }
    } catch (IOException e) {
      if (path.equals(mainFile)) {
        throw LedgerNotFoundException.ofMainFile(tree.describe(mainFile), e);
      }
      whole = false;
      error(source, "File \"%s\" cannot be read: %s".formatted(name(path), e.getMessage()));
    }
    SourceFile file = new SourceFile(name(path), content);
    files.put(path, file);
    ParsedFile parsed = parser.parse(content, file.name());
    directives.addAll(parsed.directives());
    errors.addAll(parsed.errors());
    addOperatingCurrencies(parsed.options().operatingCurrencies());
    if (mainOptions == null) {
      mainOptions = parsed.options();
      plugins.addAll(parsed.plugins());
    } else {
      parsed.plugins().forEach(this::warn);
    }
    parsed.includes().forEach(include -> include(path, include));
  }

  /** Each counts once, but for Beancount 2 what the main file repeats. */
  private void addOperatingCurrencies(List<CurrencyCode> currencies) {
    boolean repeats = rules.dialect() == Dialect.V2 && mainOptions == null;
    for (CurrencyCode currency : currencies) {
      if (repeats || !operatingCurrencies.contains(currency)) {
        operatingCurrencies.add(currency);
      }
    }
  }

  private void include(Path includer, Include include) {
    String pattern = include.pattern();
    IncludePattern search = new IncludePattern(tree);
    try {
      List<Path> matches = search.expand(includer.resolveSibling(""), pattern);
      if (matches.isEmpty()) {
        error(
            include.source(),
            "File glob \"%s\" does not match any files; correct the name".formatted(pattern));
      }
      matches.forEach(match -> pending.add(new Pending(match, include.source())));
    } catch (IOException e) {
      whole = false;
      error(
          include.source(),
          "File glob \"%s\" cannot be searched: %s".formatted(pattern, e.getMessage()));
    }
    search.searched().forEach(place -> stamps.putIfAbsent(place, tree.stamp(place)));
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  /** Beancount says nothing here. */
  private void warn(PluginUse use) {
    errors.add(
        LedgerError.at(
            use.source(),
            LedgerError.IGNORED_PLUGIN,
            "Plugin \"%s\" has no effect in an included file; move the line to the main file"
                .formatted(use.module())));
  }

  private void error(Source source, String message) {
    errors.add(LedgerError.ofLoading(source, message));
  }

  List<SourceFile> files() {
    return List.copyOf(files.values());
  }

  /** Returns what each file looked like before reading. */
  Map<Path, SourceTree.Stamp> read() {
    Map<Path, SourceTree.Stamp> read = new LinkedHashMap<>(stamps);
    read.keySet().retainAll(files.keySet());
    return read;
  }

  /** Returns what each file, and each place searched for files, looked like before reading. */
  Map<Path, SourceTree.Stamp> stamps() {
    return Map.copyOf(stamps);
  }

  /** Whether every file could be read and every place searched. */
  boolean isWhole() {
    return whole;
  }

  /** Returns the directives of all files in the ledger's order. */
  List<Directive> directives() {
    directives.sort(Directive.ORDER);
    return directives;
  }

  List<LedgerError> errors() {
    return errors;
  }

  /** Returns the plugins that the main file asks for, in order. */
  List<PluginUse> plugins() {
    return plugins;
  }

  LedgerOptions options() {
    return Objects.requireNonNull(mainOptions, "nothing is read")
        .withOperatingCurrencies(operatingCurrencies);
  }
}
