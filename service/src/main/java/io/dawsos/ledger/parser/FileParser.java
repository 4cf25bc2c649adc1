package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Lexer;
import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Include;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.PluginUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the directives of one file, one after another, and goes on after each mistake. */
final class FileParser {
  private final TokenStream tokens;
  private final Problems problems;
  private final OptionTable options;
  private final Scope scope;
  private final ValueParser values;
  private final TransactionParser transactions;
  private final DatedParser dated;
  private final List<Directive> directives = new ArrayList<>();
  private final List<Include> includes = new ArrayList<>();
  private final List<PluginUse> plugins = new ArrayList<>();

  FileParser(Lexer lexer, Symbols symbols, LedgerRules rules, Problems problems) {
    this.problems = problems;
    this.tokens = new TokenStream(lexer, problems);
    this.options = new OptionTable(symbols, rules, problems);
    this.scope = new Scope(problems);
    this.values = new ValueParser(tokens, symbols, options, problems);
    this.transactions = new TransactionParser(tokens, values, options, scope, rules, problems);
    this.dated = new DatedParser(tokens, values, options, scope, rules, problems);
  }

  ParsedFile parse() {
    while (!tokens.at(Token.END)) {
      try {
        parseNext();
      } catch (SyntaxException reported) {
        // What follows is read as a new directive.
      }
    }
    scope.close();
    return new ParsedFile(directives, options.toOptions(), includes, plugins, problems.toList());
  }

  private void parseNext() {
    int line = tokens.line();
    switch (tokens.peek()) {
      case EOL -> tokens.take();
      case DATE -> parseDated(line, tokens.takeDate());
      case PUSHTAG -> scope.pushTag(tag());
      case POPTAG -> scope.popTag(line, tag());
      case PUSHMETA -> pushMetadata();
      case POPMETA -> popMetadata(line);
      case OPTION -> option(line);
      case INCLUDE -> include(line);
      case PLUGIN -> plugin(line);
      default -> throw tokens.unexpected();
    }
  }

  private void parseDated(int line, LocalDate date) {
    Directive directive = dated.parse(line, date);
    if (directive == null) {
      directive = transactions.parse(line, date);
    }
    if (directive != null) {
      directives.add(directive);
    }
  }

  private String tag() {
    tokens.take();
    String tag = tokens.expectText(Token.TAG);
    tokens.endOfLine();
    return tag;
  }

  private void pushMetadata() {
    tokens.take();
    String key = tokens.expectText(Token.KEY);
    var value = values.metadataValue();
    tokens.endOfLine();
    scope.pushMetadata(key, value);
  }

  private void popMetadata(int line) {
    tokens.take();
    String key = tokens.expectText(Token.KEY);
    tokens.expect(Token.COLON);
    tokens.endOfLine();
    scope.popMetadata(line, key);
  }

  private void option(int line) {
    tokens.take();
    String key = tokens.expectText(Token.STRING);
    String value = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    options.set(line, key, value);
  }

  private void include(int line) {
    tokens.take();
    String file = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    includes.add(new Include(problems.source(line), file));
  }

  private void plugin(int line) {
    tokens.take();
    String name = tokens.expectText(Token.STRING);
    String config = tokens.at(Token.STRING) ? tokens.takeText() : null;
    tokens.endOfLine();
    plugins.add(new PluginUse(problems.source(line), name, config));
  }
}
