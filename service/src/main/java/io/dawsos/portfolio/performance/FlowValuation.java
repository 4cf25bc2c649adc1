package io.dawsos.portfolio.performance;

import io.dawsos.ledger.model.Posting;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.performance.ExternalFlow.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values what crosses a portfolio's border. A transfer from or to other assets and liabilities
 * counts at the value of what moved. Capital (equity) counts as written, but for securities that
 * came or went in kind, which count at their closing prices rather than at their cost.
 */
final class FlowValuation {
  private final Quotes quotes;
  private final List<ExternalFlow> flows = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  FlowValuation(Quotes quotes) {
    this.quotes = quotes;
  }

  /** Adds the flows of a transaction, valued on a day. */
  void add(JournalEntry entry, int day) {
    LocalDate counted = quotes.timeline().date(day);
    String account =
        Stream.concat(entry.transfers().stream(), entry.capital().stream())
            .findFirst()
            .map(Posting::account)
            .orElseThrow();
    BigDecimal cash = BigDecimal.ZERO;
    BigDecimal kind = BigDecimal.ZERO;
    for (Posting posting : entry.transfers()) {
      Optional<BigDecimal> value = transferred(posting, day);
      if (value.isEmpty()) {
        leftOut.add("the flow of %s on %s".formatted(posting.units(), entry.date()));
      } else if (isSecurity(posting)) {
        kind = kind.add(value.get());
      } else {
        cash = cash.add(value.get());
      }
    }
    if (!entry.capital().isEmpty()) {
      Optional<BigDecimal> written = sum(entry.capital(), day).map(BigDecimal::negate);
      if (written.isEmpty()) {
        leftOut.add("the capital flow on " + entry.date());
      } else {
        List<Posting> moved = entry.isBookedWithIncome() ? List.of() : movedInKind(entry);
        cash = cash.add(written.get()).subtract(sum(moved, day).orElse(BigDecimal.ZERO));
        kind = kind.add(marketValue(moved, day));
      }
    }
    put(entry, counted, cash, cash.signum() > 0 ? Timing.START : Timing.END, account);
    put(entry, counted, kind, Timing.END, account);
  }

  private void put(
      JournalEntry entry, LocalDate counted, BigDecimal amount, Timing timing, String account) {
    if (amount.signum() != 0) {
      flows.add(new ExternalFlow(entry.date(), counted, amount, timing, account));
    }
  }

  /** What left an account outside came in; at market, else at what the transaction says. */
  private Optional<BigDecimal> transferred(Posting posting, int day) {
    BigDecimal value =
        quotes.value(day, posting.units().currency(), posting.units().number().negate());
    return value == null ? sum(List.of(posting), day).map(BigDecimal::negate) : Optional.of(value);
  }

  /**
   * Securities that moved one way only; what moves both ways within a transaction, as the lots of a
   * split do, does not cross the border.
   */
  private List<Posting> movedInKind(JournalEntry entry) {
    List<Posting> legs =
        Stream.concat(entry.inside().stream(), entry.transfers().stream())
            .filter(this::isSecurity)
            .toList();
    return legs.stream()
        .filter(
            leg ->
                legs.stream()
                    .filter(other -> commodity(other).equals(commodity(leg)))
                    .allMatch(other -> signum(other) == signum(leg)))
        .toList();
  }

  private boolean isSecurity(Posting posting) {
    return posting.cost() != null || quotes.isSecurity(commodity(posting));
  }

  private static CurrencyCode commodity(Posting posting) {
    return posting.units().currency();
  }

  private static int signum(Posting posting) {
    return posting.units().number().signum();
  }

  private BigDecimal marketValue(List<Posting> postings, int day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : postings) {
      BigDecimal value = quotes.value(day, commodity(posting), posting.units().number());
      sum = value == null ? sum : sum.add(value);
    }
    return sum;
  }

  /** The weights of legs in the base currency; empty where a rate is missing. */
  private Optional<BigDecimal> sum(List<Posting> postings, int day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : postings) {
      BigDecimal value = quotes.value(day, posting.weightCurrency(), posting.weightNumber());
      if (value == null) {
        return Optional.empty();
      }
      sum = sum.add(value);
    }
    return Optional.of(sum);
  }

  /** The flows, in the order in which they were added. */
  List<ExternalFlow> flows() {
    return List.copyOf(flows);
  }

  /** Flows that could not be valued, in words. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }
}
