package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.DraftTransaction;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a transaction from its flag on. */
final class TransactionParser {
  private final TokenStream tokens;
  private final ValueParser values;
  private final PostingParser postingParser;
  private final OptionTable options;
  private final Scope scope;
  private final Problems problems;

  TransactionParser(TokenStream tokens, ValueParser values, FilePart part) {
    this.tokens = tokens;
    this.values = values;
    this.postingParser = new PostingParser(tokens, values, part.rules(), part.problems());
    this.options = part.options();
    this.scope = part.scope();
    this.problems = part.problems();
  }

  /**
   * Returns the transaction, booked already where nothing is left to book, or null when its first
   * line says something that none can be.
   */
  @Nullable Directive parse(int line, LocalDate date) {
    char flag = flag();
    List<String> strings = strings();
    Body body = new Body(line);
    body.labels.read(tokens);
    tokens.endOfLine();
    while (tokens.at(Token.INDENT)) {
      int indentLine = tokens.line();
      tokens.take();
      body.line(indentLine);
    }
    values.requireReadable();
    body.close();
    if (strings.size() > 2) {
      problems.parser(
          line,
          "Too many strings on transaction description: "
              + strings
              + "; write a payee and a narration");
      return null;
    }
    String payee = strings.size() == 2 ? strings.get(0) : null;
    String narration = strings.isEmpty() ? "" : strings.get(strings.size() - 1);
    DraftTransaction written =
        new DraftTransaction(
            problems.source(line),
            date,
            flag,
            payee,
            narration,
            scope.withTags(body.labels.tags()),
            List.copyOf(body.labels.links()),
            body.postings,
            Metadata.of(scope.withMetadata(body.metadata())));
    List<Posting> complete = CompletePostings.of(written.postings());
    return complete == null ? written : written.booked(complete);
  }

  private char flag() {
    return switch (tokens.peek()) {
      case TXN, ASTERISK -> {
        tokens.take();
        yield '*';
      }
      case HASH -> {
        tokens.take();
        yield '#';
      }
      case FLAG, CAPITAL -> tokens.takeFlag();
      default -> throw tokens.unexpected();
    };
  }

  private List<String> strings() {
    List<String> strings = new ArrayList<>(2);
    while (true) {
      if (tokens.at(Token.STRING)) {
        strings.add(tokens.takeText());
      } else if (tokens.at(Token.PIPE)) {
        int line = tokens.line();
        int column = tokens.column();
        tokens.take();
        if (!options.pipesAllowed()) {
          problems.syntax(line, column, "A pipe between the strings is obsolete; remove it");
        }
      } else {
        return strings;
      }
    }
  }

  /** The indented lines: postings, metadata of what stands above it, more tags and links. */
  private final class Body {
    private final int start;
    private final TagsAndLinks labels = new TagsAndLinks();
    private final List<DraftPosting> postings = new ArrayList<>(4);
    // Most transactions have neither, so both are made when there is something to keep.
    private @Nullable Map<String, MetadataValue> metadata;
    private @Nullable Map<String, MetadataValue> postingMetadata;
    private final List<String> complaints = new ArrayList<>(0);

    Body(int start) {
      this.start = start;
    }

    void line(int line) {
      switch (tokens.peek()) {
        case EOL, END -> tokens.endOfLine();
        case KEY -> keyValue(tokens.takeText());
        case TAG, LINK -> labels();
        default -> {
          finishPosting();
          postings.add(postingParser.parse(line));
        }
      }
    }

    private void keyValue(String key) {
      MetadataValue value = values.metadataValue();
      tokens.endOfLine();
      if (target().putIfAbsent(key, value) != null) {
        String owner = postings.isEmpty() ? "metadata field on entry" : "posting metadata field";
        complaints.add("Duplicate " + owner + ": " + key + "; the first one counts");
      }
    }

    private Map<String, MetadataValue> target() {
      Map<String, MetadataValue> target = postings.isEmpty() ? metadata : postingMetadata;
      if (target == null) {
        target = new LinkedHashMap<>();
        if (postings.isEmpty()) {
          metadata = target;
        } else {
          postingMetadata = target;
        }
      }
      return target;
    }

    Map<String, MetadataValue> metadata() {
      return metadata == null ? Map.of() : metadata;
    }

    private void labels() {
      TagsAndLinks target = postings.isEmpty() ? labels : new TagsAndLinks();
      target.read(tokens);
      tokens.endOfLine();
      if (!postings.isEmpty()) {
        complaints.add("Tags and links belong before the first posting; move them up");
      }
    }

    void finishPosting() {
      if (postingMetadata != null) {
        int last = postings.size() - 1;
        postings.set(last, postings.get(last).withMetadata(Metadata.of(postingMetadata)));
        postingMetadata = null;
      }
    }

    void close() {
      finishPosting();
      complaints.forEach(complaint -> problems.parser(start, complaint));
    }
  }
}
