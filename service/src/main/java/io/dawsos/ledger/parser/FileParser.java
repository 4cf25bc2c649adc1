package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Input;
import io.dawsos.ledger.lexer.Lexer;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Include;
import io.dawsos.ledger.model.PluginUse;
import java.time.LocalDate;

/** Reads the directives of a file or a piece of it, one after another. */
final class FileParser {
  private final FilePart part;
  private final TokenStream tokens;
  private final ValueParser values;
  private final TransactionParser transactions;
  private final DatedParser dated;

  FileParser(Input input, FilePart part) {
    this.part = part;
    this.tokens = new TokenStream(new Lexer(input, part.symbols()), part.problems());
    this.values = new ValueParser(tokens, part);
    this.transactions = new TransactionParser(tokens, values, part);
    this.dated = new DatedParser(tokens, values, part);
  }

  /** Reads everything and goes on after each mistake. */
  void parse() {
    while (!tokens.at(Token.END)) {
      try {
        parseNext();
      } catch (SyntaxException reported) {
        // What follows is read as a new directive.
      }
    }
  }

  /**
   * Reads everything and returns true, or false as soon as there is something that cannot be read;
   * and, unless it is the first piece, as soon as there is something that changes how the lines
   * after it are read.
   */
  boolean parsePiece(boolean first) {
    try {
      while (!tokens.at(Token.END)) {
        if (!first && changesWhatFollows()) {
          return false;
        }
        parseNext();
      }
    } catch (SyntaxException reported) {
      return false;
    }
    return part.problems().isWellFormed();
  }

  private boolean changesWhatFollows() {
    return switch (tokens.peek()) {
      case OPTION, PUSHTAG, POPTAG, PUSHMETA, POPMETA -> true;
      default -> false;
    };
  }

  private void parseNext() {
    int line = tokens.line();
    switch (tokens.peek()) {
      case EOL -> tokens.take();
      case DATE -> parseDated(line, tokens.takeDate());
      case PUSHTAG -> part.scope().pushTag(tag());
      case POPTAG -> part.scope().popTag(line, tag());
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
      part.directives().add(directive);
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
    part.scope().pushMetadata(key, value);
  }

  private void popMetadata(int line) {
    tokens.take();
    String key = tokens.expectText(Token.KEY);
    tokens.expect(Token.COLON);
    tokens.endOfLine();
    part.scope().popMetadata(line, key);
  }

  private void option(int line) {
    tokens.take();
    String key = tokens.expectText(Token.STRING);
    String value = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    part.options().set(line, key, value);
  }

  private void include(int line) {
    tokens.take();
    String file = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    part.includes().add(new Include(part.problems().source(line), file));
  }

  private void plugin(int line) {
    tokens.take();
    String name = tokens.expectText(Token.STRING);
    String config = tokens.at(Token.STRING) ? tokens.takeText() : null;
    tokens.endOfLine();
    part.plugins().add(new PluginUse(part.problems().source(line), name, config));
  }
}
