package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Symbols;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads what directives are made of: accounts, currencies, amounts, metadata. */
final class ValueParser {
  private final TokenStream tokens;
  private final Symbols symbols;
  private final OptionTable options;
  private final Problems problems;
  private final ExpressionParser expressions;
  private final Set<String> valid = new HashSet<>();
  private RootAccounts validUnder = RootAccounts.DEFAULT;

  ValueParser(TokenStream tokens, FilePart part) {
    this.tokens = tokens;
    this.symbols = part.symbols();
    this.options = part.options();
    this.problems = part.problems();
    this.expressions = new ExpressionParser(tokens);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  String account() {
    int line = tokens.line();
    int column = tokens.column();
    String account = tokens.expectText(Token.ACCOUNT);
    if (!validUnder.equals(options.roots())) {
      validUnder = options.roots();
      valid.clear();
    }
    if (!valid.contains(account)) {
      if (AccountNames.isValid(account, validUnder)) {
        valid.add(account);
      } else {
        problems.name(
            line,
            column,
            "Invalid account name: %s; it begins with %s, %s, %s, %s or %s, and each part with a capital or digit"
                .formatted(
                    account,
                    validUnder.assets(),
                    validUnder.liabilities(),
                    validUnder.equity(),
                    validUnder.income(),
                    validUnder.expenses()));
      }
    }
    return account;
  }

  boolean atCurrency() {
    return tokens.at(Token.CURRENCY) || tokens.at(Token.CAPITAL);
  }

  CurrencyCode currency() {
    if (tokens.at(Token.CAPITAL)) {
      return symbols.currency(String.valueOf(tokens.takeFlag()));
    }
    if (!tokens.at(Token.CURRENCY)) {
      throw tokens.unexpected();
    }
    return tokens.takeCurrency();
  }

  Amount amount() {
    BigDecimal number = expressions.parse();
    return new Amount(number, currency());
  }

  /** Reads the metadata lines below a directive; of a repeated key the last value holds. */
  Metadata metadataLines() {
    Map<String, MetadataValue> values = null;
    while (tokens.takeIf(Token.INDENT)) {
      if (tokens.at(Token.KEY)) {
        String key = tokens.takeText();
        if (values == null) {
          values = new LinkedHashMap<>();
        }
        values.put(key, metadataValue());
      }
      tokens.endOfLine();
    }
    requireReadable();
    return values == null ? Metadata.EMPTY : Metadata.of(values);
  }

  /** Leaves the directive when no token follows it, as then its end is unknown. */
  void requireReadable() {
    if (tokens.at(Token.INVALID)) {
      throw tokens.unexpected();
    }
  }

  /** Reads the colon after a key and the value, if any. */
  MetadataValue metadataValue() {
    tokens.expect(Token.COLON);
    return switch (tokens.peek()) {
      case EOL, END -> new MetadataValue.Empty();
      case NULL -> {
        tokens.take();
        yield new MetadataValue.Empty();
      }
      case TAG -> new MetadataValue.Tag(tokens.takeText());
      case CURRENCY, CAPITAL -> new MetadataValue.Currency(currency());
      default -> customValue();
    };
  }

  /** Reads a value that metadata and custom directives have in common. */
  MetadataValue customValue() {
    return switch (tokens.peek()) {
      case STRING -> new MetadataValue.Text(tokens.takeText());
      case ACCOUNT -> new MetadataValue.Account(account());
      case DATE -> new MetadataValue.Date(tokens.takeDate());
      case BOOL -> new MetadataValue.Bool(tokens.takeBool());
      default -> numberOrMoney();
    };
  }

  private MetadataValue numberOrMoney() {
    BigDecimal number = expressions.parse();
    return atCurrency()
        ? new MetadataValue.Money(new Amount(number, currency()))
        : new MetadataValue.Numeric(number);
  }
}
