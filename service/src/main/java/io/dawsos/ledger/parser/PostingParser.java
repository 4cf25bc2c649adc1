package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one leg of a transaction. */
final class PostingParser {
  private final TokenStream tokens;
  private final ValueParser values;
  private final CostParser costs;
  private final Problems problems;

  PostingParser(TokenStream tokens, ValueParser values, LedgerRules rules, Problems problems) {
    this.tokens = tokens;
    this.values = values;
    this.costs = new CostParser(tokens, values, rules, problems);
    this.problems = problems;
  }

  /** Reads the posting whose indentation, on this line, is taken already. */
  DraftPosting parse(int line) {
    Character flag = flag();
    String account = values.account();
    if (tokens.at(Token.EOL) || tokens.at(Token.END)) {
      tokens.endOfLine();
      return new DraftPosting(
          problems.source(line), account, null, null, null, flag, Metadata.EMPTY);
    }
    PartialAmount units = partialAmount();
    CostSpec cost = costs.parse();
    PartialAmount price = null;
    boolean isTotal = tokens.at(Token.AT_AT);
    if (isTotal || tokens.at(Token.AT)) {
      tokens.take();
      price = partialAmount();
    }
    tokens.endOfLine();
    PartialAmount unitPrice = price == null ? null : unitPrice(line, price, units, isTotal);
    checkCurrencies(line, cost, unitPrice);
    return new DraftPosting(
        problems.source(line), account, units, cost, unitPrice, flag, Metadata.EMPTY);
  }

  private @Nullable Character flag() {
    return switch (tokens.peek()) {
      case ASTERISK -> {
        tokens.take();
        yield '*';
      }
      case HASH -> {
        tokens.take();
        yield '#';
      }
      case FLAG, CAPITAL -> tokens.takeFlag();
      default -> null;
    };
  }

  private PartialAmount partialAmount() {
    BigDecimal number = values.expressions().atStart() ? values.expressions().parse() : null;
    CurrencyCode currency = values.atCurrency() ? values.currency() : null;
    return new PartialAmount(number, currency);
  }

  private @Nullable PartialAmount unitPrice(
      int line, PartialAmount price, PartialAmount units, boolean isTotal) {
    BigDecimal number = price.number();
    if (number != null && number.signum() < 0) {
      problems.parser(
          line,
          "Negative prices are not allowed: %s; write the sign before the units"
              .formatted(number.toPlainString()));
      number = number.abs();
    }
    BigDecimal count = units.number();
    if (isTotal && count == null) {
      problems.parser(
          line,
          "Total price on a posting without units; write the units, or a price of one with @");
      return null;
    }
    if (isTotal && number != null && count != null) {
      number = count.signum() == 0 ? BigDecimal.ZERO : Decimals.dividedBy(number, count.abs());
    }
    return new PartialAmount(number, price.currency());
  }

  private void checkCurrencies(int line, @Nullable CostSpec cost, @Nullable PartialAmount price) {
    if (cost == null || price == null || cost.currency() == null || price.currency() == null) {
      return;
    }
    if (!cost.currency().equals(price.currency())) {
      problems.parser(
          line,
          "Cost and price currencies must match: %s != %s"
              .formatted(cost.currency(), price.currency()));
    }
  }
}
