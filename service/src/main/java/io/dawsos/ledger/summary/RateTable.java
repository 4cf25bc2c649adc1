package io.dawsos.ledger.summary;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Price;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices as Beancount finds them: where a pair and its inverse are both declared, the one with
 * fewer prices counts, inverted, for the other; of several prices of a day the last holds; every
 * pair can be asked for in both directions. Immutable.
 */
final class RateTable {
  private final Map<CurrencyPair, NavigableMap<LocalDate, BigDecimal>> declared;
  private final Map<CurrencyPair, NavigableMap<LocalDate, BigDecimal>> inverse = new HashMap<>();

  private record Rate(LocalDate date, BigDecimal number) {}

  private RateTable(Map<CurrencyPair, NavigableMap<LocalDate, BigDecimal>> declared) {
    this.declared = declared;
    declared.forEach((pair, rates) -> inverse.put(pair.inverse(), inverted(rates)));
  }

  static RateTable of(List<Directive> directives) {
    Map<CurrencyPair, List<Rate>> rates = new LinkedHashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Price price) {
        CurrencyPair pair = new CurrencyPair(price.currency(), price.amount().currency());
        rates
            .computeIfAbsent(pair, unused -> new ArrayList<>())
            .add(new Rate(price.date(), price.amount().number()));
      }
    }
    mergeInverses(rates);
    Map<CurrencyPair, NavigableMap<LocalDate, BigDecimal>> declared = new TreeMap<>();
    rates.forEach(
        (pair, list) -> {
          NavigableMap<LocalDate, BigDecimal> series = new TreeMap<>();
          list.forEach(rate -> series.put(rate.date(), rate.number()));
          declared.put(pair, series);
        });
    return new RateTable(declared);
  }

  private static void mergeInverses(Map<CurrencyPair, List<Rate>> rates) {
    for (CurrencyPair pair : List.copyOf(rates.keySet())) {
      List<Rate> own = rates.get(pair);
      List<Rate> other = rates.get(pair.inverse());
      if (own == null || other == null) {
        continue;
      }
      CurrencyPair removed = own.size() < other.size() ? pair : pair.inverse();
      List<Rate> kept = own.size() < other.size() ? other : own;
      for (Rate rate : List.copyOf(own.size() < other.size() ? own : other)) {
        if (rate.number().signum() != 0) {
          kept.add(new Rate(rate.date(), inverted(rate.number())));
        }
      }
      rates.remove(removed);
    }
  }

  private static BigDecimal inverted(BigDecimal rate) {
    return Decimals.dividedBy(BigDecimal.ONE, rate);
  }

  private static NavigableMap<LocalDate, BigDecimal> inverted(
      NavigableMap<LocalDate, BigDecimal> rates) {
    NavigableMap<LocalDate, BigDecimal> inverse = new TreeMap<>();
    rates.forEach(
        (date, number) -> {
          if (number.signum() != 0) {
            inverse.put(date, inverted(number));
          }
        });
    return inverse;
  }

  /** Returns the latest rate on or before the date. */
  Optional<BigDecimal> find(CurrencyCode base, CurrencyCode quote, LocalDate date) {
    if (base.equals(quote)) {
      return Optional.of(BigDecimal.ONE);
    }
    CurrencyPair pair = new CurrencyPair(base, quote);
    NavigableMap<LocalDate, BigDecimal> rates = declared.get(pair);
    return latest(rates == null ? inverse.get(pair) : rates, date);
  }

  private static Optional<BigDecimal> latest(
      @Nullable NavigableMap<LocalDate, BigDecimal> rates, LocalDate date) {
    return Optional.ofNullable(rates).map(each -> each.floorEntry(date)).map(Map.Entry::getValue);
  }

  LedgerSummary.Prices summary() {
    SortedMap<String, List<String>> last = new TreeMap<>();
    declared.forEach(
        (pair, rates) -> {
          Map.Entry<LocalDate, BigDecimal> rate = rates.lastEntry();
          last.put(
              pair.toString(), List.of(rate.getKey().toString(), rate.getValue().toPlainString()));
        });
    return new LedgerSummary.Prices(declared.size(), last);
  }
}
