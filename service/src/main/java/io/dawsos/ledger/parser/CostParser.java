package io.dawsos.ledger.parser;

import io.dawsos.ledger.lexer.Problems;
import io.dawsos.ledger.lexer.Token;
import io.dawsos.ledger.model.CostSpec;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the description of a lot between braces: its parts come in any order, each once. */
final class CostParser {
  private final TokenStream tokens;
  private final ValueParser values;
  private final boolean mergesLots;
  private final Problems problems;

  CostParser(TokenStream tokens, ValueParser values, LedgerRules rules, Problems problems) {
    this.tokens = tokens;
    this.values = values;
    this.mergesLots = rules.averageBooking();
    this.problems = problems;
  }

  /** Returns the description, or null when the lookahead begins none. */
  @Nullable CostSpec parse() {
    int line = tokens.line();
    boolean isTotal = tokens.at(Token.LEFT_BRACE_2);
    if (!isTotal && !tokens.at(Token.LEFT_BRACE)) {
      return null;
    }
    tokens.take();
    Parts parts = new Parts();
    Token closing = isTotal ? Token.RIGHT_BRACE_2 : Token.RIGHT_BRACE;
    if (!tokens.at(closing)) {
      if (!tokens.at(Token.COMMA)) {
        part(parts);
      }
      while (tokens.takeIf(Token.COMMA)) {
        part(parts);
      }
    }
    tokens.expect(closing);
    return parts.toSpec(line, isTotal);
  }

  private void part(Parts parts) {
    switch (tokens.peek()) {
      case DATE -> parts.addDate(tokens.takeDate());
      case STRING -> parts.addLabel(tokens.takeText());
      case ASTERISK -> {
        tokens.take();
        parts.merges++;
      }
      default -> parts.addNumbers(numbers());
    }
  }

  /** Reads {@code 100 USD}, {@code 100}, {@code USD} or {@code 100 # 9.95 USD}. */
  private Numbers numbers() {
    BigDecimal unit = values.expressions().atStart() ? values.expressions().parse() : null;
    if (!tokens.takeIf(Token.HASH)) {
      CurrencyCode currency = unit == null || values.atCurrency() ? values.currency() : null;
      return new Numbers(unit, false, null, currency);
    }
    BigDecimal total = values.expressions().atStart() ? values.expressions().parse() : null;
    return new Numbers(unit, true, total, values.currency());
  }

  private record Numbers(
      @Nullable BigDecimal unit,
      boolean hasTotal,
      @Nullable BigDecimal total,
      @Nullable CurrencyCode currency) {}

  private final class Parts {
    private @Nullable Numbers numbers;
    private @Nullable LocalDate date;
    private @Nullable String label;
    private int merges;
    private final java.util.List<String> complaints = new java.util.ArrayList<>();

    void addNumbers(Numbers added) {
      if (numbers != null) {
        complaints.add("Duplicate cost; keep one");
      } else {
        numbers = added;
      }
    }

    void addDate(LocalDate added) {
      if (date != null) {
        complaints.add("Duplicate date: '" + added + "'; keep one");
      } else {
        date = added;
      }
    }

    void addLabel(String added) {
      if (label != null) {
        complaints.add("Duplicate label: '" + added + "'; keep one");
      } else {
        label = added;
      }
    }

    CostSpec toSpec(int line, boolean isTotal) {
      complaints.forEach(complaint -> problems.parser(line, complaint));
      for (int i = mergesLots ? 1 : 0; i < merges; i++) {
        problems.parser(
            line,
            i == 0
                ? "Merging lots with * is not supported; name the lots, or set ledger.average_booking"
                : "* stands twice in one cost; remove one");
      }
      Numbers written = numbers;
      if (written == null) {
        return spec(null, null, false, null);
      }
      if (!isTotal) {
        boolean missing = written.hasTotal() && written.total() == null;
        return spec(written.unit(), written.total(), missing, written.currency());
      }
      if (!written.hasTotal()) {
        return spec(BigDecimal.ZERO, written.unit(), written.unit() == null, written.currency());
      }
      problems.parser(line, "A total cost in {{…}} takes no per-unit part; that part was ignored");
      boolean missing = written.total() == null;
      return spec(BigDecimal.ZERO, written.total(), missing, written.currency());
    }

    private CostSpec spec(
        @Nullable BigDecimal unit,
        @Nullable BigDecimal total,
        boolean totalMissing,
        @Nullable CurrencyCode currency) {
      boolean merge = mergesLots && merges > 0;
      return new CostSpec(unit, total, totalMissing, currency, date, label, merge);
    }
  }
}
