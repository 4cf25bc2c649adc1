package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Include;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.PluginUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been read of a file, or of a piece of it, which shares the options and the scope of the
 * file and does not change them.
 */
record FilePart(
    Symbols symbols,
    LedgerRules rules,
    Problems problems,
    OptionTable options,
    Scope scope,
    List<Directive> directives,
    List<Include> includes,
    List<PluginUse> plugins) {
  /** Returns a file of which nothing has been read. */
  static FilePart of(String file, Symbols symbols, LedgerRules rules) {
    Problems problems = new Problems(file);
    return new FilePart(
        symbols,
        rules,
        problems,
        new OptionTable(symbols, rules, problems),
        new Scope(problems),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Returns a piece of the file of which nothing has been read. */
  FilePart piece(Symbols own) {
    return new FilePart(
        own,
        rules,
        problems.ofPiece(),
        options,
        scope,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Adds the piece that follows. */
  void add(FilePart piece) {
    directives.addAll(piece.directives);
    includes.addAll(piece.includes);
    plugins.addAll(piece.plugins);
    problems.addAll(piece.problems);
  }

  /** Returns what the whole file says. */
  ParsedFile toFile() {
    scope.close();
    return new ParsedFile(directives, options.toOptions(), includes, plugins, problems.toList());
  }
}
