package io.dawsos.ledger;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.parser.LedgerParser;
import io.dawsos.ledger.parser.ParsedFile;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the main file and, breadth first, what it includes. Used once. */
final class SourceReader {
  private final Path mainFile;
  private final Path folder;
  private final long maxFileBytes;
  private final LedgerParser parser = new LedgerParser();
  private final Deque<Path> pending = new ArrayDeque<>();
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final Map<Path, FileStamp> stamps = new LinkedHashMap<>();
  private final List<Directive> directives = new ArrayList<>();
  private final List<LedgerError> errors = new ArrayList<>();
  private final List<LedgerError> pluginWarnings = new ArrayList<>();
  private final Set<CurrencyCode> operatingCurrencies = new LinkedHashSet<>();
  private @Nullable LedgerOptions mainOptions;

  SourceReader(Path mainFile, long maxFileBytes) {
    this.mainFile = mainFile.toAbsolutePath().normalize();
    this.folder = Objects.requireNonNull(this.mainFile.getParent(), "a file has a folder");
    this.maxFileBytes = maxFileBytes;
  }

  void readAll() {
    if (!Files.isRegularFile(mainFile)) {
      throw new LedgerNotFoundException(mainFile, null);
    }
    pending.add(mainFile);
    while (!pending.isEmpty()) {
      Path next = pending.remove();
      if (files.containsKey(next)) {
        error("Duplicate filename parsed: \"" + name(next) + "\"");
      } else {
        read(next);
      }
    }
  }

  private void read(Path path) {
    byte[] content = new byte[0];
    stamps.put(path, FileStamp.of(path));
    try {
      if (Files.size(path) > maxFileBytes) {
        error("File \"" + name(path) + "\" is larger than " + maxFileBytes + " bytes");
      } else {
        content = Files.readAllBytes(path);
      }
    } catch (IOException e) {
      if (path.equals(mainFile)) {
        throw new LedgerNotFoundException(mainFile, e);
      }
      error("File \"" + name(path) + "\" cannot be read: " + e.getMessage());
    }
    SourceFile file = new SourceFile(name(path), content);
    files.put(path, file);
    ParsedFile parsed = parser.parse(content, file.name());
    directives.addAll(parsed.directives());
    errors.addAll(parsed.errors());
    operatingCurrencies.addAll(parsed.options().operatingCurrencies());
    if (mainOptions == null) {
      mainOptions = parsed.options();
      pluginWarnings.addAll(parsed.pluginWarnings());
    }
    parsed.includes().forEach(include -> include(path, include));
  }

  private void include(Path includer, String pattern) {
    Set<Path> searched = new HashSet<>();
    try {
      List<Path> matches = IncludePattern.expand(includer.resolveSibling(""), pattern, searched);
      if (matches.isEmpty()) {
        error("File glob \"" + pattern + "\" does not match any files");
      }
      pending.addAll(matches);
    } catch (IOException e) {
      error("File glob \"" + pattern + "\" cannot be searched: " + e.getMessage());
    }
    searched.forEach(place -> stamps.putIfAbsent(place, FileStamp.of(place)));
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private void error(String message) {
    errors.add(LedgerError.ofLoading(message));
  }

  List<SourceFile> files() {
    return List.copyOf(files.values());
  }

  /** Returns what each file, and each folder searched for files, looked like before reading. */
  Map<Path, FileStamp> stamps() {
    return Map.copyOf(stamps);
  }

  /** Returns the directives of all files in the ledger's order. */
  List<Directive> directives() {
    directives.sort(Directive.ORDER);
    return directives;
  }

  List<LedgerError> errors() {
    return errors;
  }

  List<LedgerError> pluginWarnings() {
    return pluginWarnings;
  }

  LedgerOptions options() {
    return Objects.requireNonNull(mainOptions, "nothing is read")
        .withOperatingCurrencies(List.copyOf(operatingCurrencies));
  }
}
