package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Custom;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.Event;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Pad;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Query;
import io.dawsos.ledger.model.Source;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the dated directives that are no transactions, from their keyword on. */
final class DatedParser {
  private final TokenStream tokens;
  private final ValueParser values;
  private final OptionTable options;
  private final Scope scope;
  private final Dialect dialect;
  private final Problems problems;

  DatedParser(TokenStream tokens, ValueParser values, FilePart part) {
    this.tokens = tokens;
    this.values = values;
    this.options = part.options();
    this.scope = part.scope();
    this.dialect = part.rules().dialect();
    this.problems = part.problems();
  }

  /** Returns the directive, or null when the lookahead begins none of them. */
  @Nullable Directive parse(int line, LocalDate date) {
    Source source = problems.source(line);
    return switch (tokens.peek()) {
      case OPEN -> open(source, date);
      case CLOSE -> close(source, date);
      case COMMODITY -> commodity(source, date);
      case BALANCE -> balance(source, date);
      case PAD -> pad(source, date);
      case PRICE -> price(source, date);
      case NOTE -> note(source, date);
      case DOCUMENT -> document(source, date);
      case EVENT -> event(source, date);
      case QUERY -> query(source, date);
      case CUSTOM -> custom(source, date);
      default -> null;
    };
  }

  private Open open(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    List<CurrencyCode> currencies = new ArrayList<>();
    if (values.atCurrency()) {
      currencies.add(values.currency());
    }
    while (tokens.takeIf(Token.COMMA)) {
      currencies.add(values.currency());
    }
    String method = tokens.at(Token.STRING) ? tokens.takeText() : "";
    tokens.endOfLine();
    var metadata = values.metadataLines();
    BookingMethod booking = null;
    if (!method.isEmpty()) {
      booking = BookingMethod.find(method, dialect).orElse(null);
      if (booking == null) {
        problems.parser(
            source.line(),
            "Invalid booking method: %s; write STRICT, FIFO, LIFO or NONE".formatted(method));
        booking = options.bookingMethod();
      }
    }
    return new Open(source, date, account, currencies, booking, metadata);
  }

  private Close close(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    tokens.endOfLine();
    return new Close(source, date, account, values.metadataLines());
  }

  private Commodity commodity(Source source, LocalDate date) {
    tokens.take();
    CurrencyCode currency = values.currency();
    tokens.endOfLine();
    return new Commodity(source, date, currency, values.metadataLines());
  }

  private Balance balance(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    BigDecimal number = values.expressions().parse();
    BigDecimal tolerance = tokens.takeIf(Token.TILDE) ? values.expressions().parse() : null;
    Amount amount = new Amount(number, values.currency());
    tokens.endOfLine();
    return new Balance(source, date, account, amount, tolerance, values.metadataLines());
  }

  private Pad pad(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    String from = values.account();
    tokens.endOfLine();
    return new Pad(source, date, account, from, values.metadataLines());
  }

  private Price price(Source source, LocalDate date) {
    tokens.take();
    CurrencyCode currency = values.currency();
    Amount amount = values.amount();
    tokens.endOfLine();
    return new Price(source, date, currency, amount, values.metadataLines());
  }

  private Note note(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    String comment = tokens.expectText(Token.STRING);
    TagsAndLinks labels = new TagsAndLinks();
    if (dialect != Dialect.V2) {
      labels.read(tokens);
    }
    tokens.endOfLine();
    return new Note(
        source,
        date,
        account,
        comment,
        scope.withTags(labels.tags()),
        List.copyOf(labels.links()),
        values.metadataLines());
  }

  private Document document(Source source, LocalDate date) {
    tokens.take();
    String account = values.account();
    String file = tokens.expectText(Token.STRING);
    TagsAndLinks labels = labels();
    return new Document(
        source,
        date,
        account,
        file,
        scope.withTags(labels.tags()),
        List.copyOf(labels.links()),
        values.metadataLines());
  }

  private TagsAndLinks labels() {
    TagsAndLinks labels = new TagsAndLinks();
    labels.read(tokens);
    tokens.endOfLine();
    return labels;
  }

  private Event event(Source source, LocalDate date) {
    tokens.take();
    String name = tokens.expectText(Token.STRING);
    String value = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    return new Event(source, date, name, value, values.metadataLines());
  }

  private Query query(Source source, LocalDate date) {
    tokens.take();
    String name = tokens.expectText(Token.STRING);
    String text = tokens.expectText(Token.STRING);
    tokens.endOfLine();
    return new Query(source, date, name, text, values.metadataLines());
  }

  private Custom custom(Source source, LocalDate date) {
    tokens.take();
    String type = tokens.expectText(Token.STRING);
    List<MetadataValue> parts = new ArrayList<>();
    while (!tokens.at(Token.EOL) && !tokens.at(Token.END)) {
      parts.add(values.customValue());
    }
    tokens.endOfLine();
    return new Custom(source, date, type, parts, values.metadataLines());
  }
}
