package io.dawsos.ledger.summary;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.ledger.summary.LedgerSummary.Valuation;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values assets and liabilities at the middle, at 85 % and at the end of the range of transactions,
 * in the operating currencies; where none is declared, in the currency most used for costs and
 * prices. A position without a price goes through the currency of its cost.
 */
final class Valuer {
  private static final double LATE = .85;

  private final LedgerSnapshot ledger;
  private final RateTable rates;

  Valuer(LedgerSnapshot ledger, RateTable rates) {
    this.ledger = ledger;
    this.rates = rates;
  }

  List<Valuation> valuations() {
    boolean declared = !ledger.options().operatingCurrencies().isEmpty();
    List<CurrencyCode> currencies =
        declared ? ledger.options().operatingCurrencies() : mostUsed().stream().toList();
    List<Valuation> valuations = new ArrayList<>();
    Holdings holdings = new Holdings();
    int next = 0;
    for (LocalDate date : dates()) {
      List<Transaction> transactions = ledger.transactions();
      while (next < transactions.size() && !transactions.get(next).date().isAfter(date)) {
        transactions.get(next++).postings().stream()
            .filter(this::isOnBalanceSheet)
            .forEach(holdings::add);
      }
      for (CurrencyCode currency : currencies) {
        valuations.add(new Sum(date, currency).of(holdings, declared));
      }
    }
    return valuations;
  }

  private boolean isOnBalanceSheet(Posting posting) {
    String root = posting.account().split(":", 2)[0];
    return root.equals(ledger.options().roots().assets())
        || root.equals(ledger.options().roots().liabilities());
  }

  private SortedSet<LocalDate> dates() {
    SortedSet<LocalDate> dates = new TreeSet<>();
    if (ledger.firstDate().isPresent()) {
      LocalDate first = ledger.firstDate().orElseThrow();
      LocalDate last = ledger.lastDate().orElseThrow();
      long days = ChronoUnit.DAYS.between(first, last);
      dates.add(first.plusDays(days / 2));
      dates.add(first.plusDays((long) (days * LATE)));
      dates.add(last);
    }
    return dates;
  }

  private Optional<CurrencyCode> mostUsed() {
    Map<CurrencyCode, Integer> uses = new HashMap<>();
    for (Directive directive : ledger.directives()) {
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          boolean isQuote = posting.cost() != null || posting.price() != null;
          uses.merge(posting.weightCurrency(), isQuote ? 1 : 0, Integer::sum);
        }
      } else if (directive instanceof Price price) {
        uses.merge(price.amount().currency(), 1, Integer::sum);
      }
    }
    return uses.entrySet().stream()
        .min(
            Map.Entry.<CurrencyCode, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** Adds up one valuation. */
  private final class Sum {
    private final LocalDate date;
    private final CurrencyCode currency;
    private final SortedMap<String, BigDecimal> accounts = new TreeMap<>();
    private final SortedMap<String, BigDecimal> unpriced = new TreeMap<>();

    Sum(LocalDate date, CurrencyCode currency) {
      this.date = date;
      this.currency = currency;
    }

    Valuation of(Holdings holdings, boolean declared) {
      BigDecimal total = BigDecimal.ZERO;
      for (Map.Entry<String, Inventory> account : holdings.accounts().entrySet()) {
        BigDecimal value = BigDecimal.ZERO;
        for (Position position : account.getValue().positions()) {
          value = Decimals.plus(value, value(position));
        }
        accounts.put(account.getKey(), value);
        total = Decimals.plus(total, value);
      }
      return new Valuation(
          date,
          currency.code(),
          declared,
          total.toPlainString(),
          Holdings.plain(accounts),
          Holdings.plain(unpriced));
    }

    private BigDecimal value(Position position) {
      BigDecimal units = position.units().number();
      CurrencyCode held = position.units().currency();
      Optional<BigDecimal> direct = rates.find(held, currency, date);
      if (direct.isPresent()) {
        return Decimals.times(units, direct.orElseThrow());
      }
      if (position.cost() != null) {
        CurrencyCode via = position.cost().currency();
        Optional<BigDecimal> first = rates.find(held, via, date);
        Optional<BigDecimal> second = rates.find(via, currency, date);
        if (!via.equals(currency) && first.isPresent() && second.isPresent()) {
          return Decimals.times(Decimals.times(units, first.orElseThrow()), second.orElseThrow());
        }
      }
      unpriced.merge(held.code(), units, Decimals::plus);
      return BigDecimal.ZERO;
    }
  }
}
