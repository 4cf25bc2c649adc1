package io.dawsos.provider.ecb;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.QuotedRate;
import io.dawsos.provider.eurofxref.RateSink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Picks the newest usable rate of each currency in some days from one file. */
final class NewestRates implements RateSink {
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private final Set<String> currencies;
  private final LocalDate oldest;
  private final LocalDate asOf;
  private final SortedMap<String, QuotedRate> newest = new TreeMap<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private @Nullable LocalDate firstDay;

  /** Looks for these currencies from {@code oldest} to {@code asOf}, both included. */
  NewestRates(Set<String> currencies, LocalDate oldest, LocalDate asOf) {
    this.currencies = Set.copyOf(currencies);
    this.oldest = oldest;
    this.asOf = asOf;
  }

  @Override
  public void accept(LocalDate date, String currency, String rate) {
    if (firstDay == null || date.isBefore(firstDay)) {
      firstDay = date;
    }
    if (!currencies.contains(currency) || date.isBefore(oldest) || date.isAfter(asOf)) {
      return;
    }
    BigDecimal number = number(date, currency, rate);
    QuotedRate before = newest.get(currency);
    if (number == null || (before != null && before.date().isAfter(date))) {
      return;
    }
    if (before != null && before.date().equals(date)) {
      if (before.rate().compareTo(number) != 0) {
        reject(date, currency, "quoted twice on one day; the first rate is used");
      }
      return;
    }
    newest.put(
        currency, new QuotedRate(new CurrencyPair(EUR, CurrencyCode.of(currency)), number, date));
  }

  private @Nullable BigDecimal number(LocalDate date, String currency, String rate) {
    try {
      BigDecimal number = Decimals.parse(rate);
      if (number.signum() > 0) {
        return number;
      }
      reject(date, currency, "not above zero: " + rate);
    } catch (NumberFormatException e) {
      reject(date, currency, String.valueOf(e.getMessage()));
    }
    return null;
  }

  private void reject(LocalDate date, String currency, String reason) {
    rejected.add(new Rejected("EUR/" + currency, date.toString(), reason));
  }

  /** Whether a larger file could not tell more. */
  boolean isComplete() {
    boolean holdsAllDays = firstDay != null && !firstDay.isAfter(oldest);
    return holdsAllDays || newest.keySet().containsAll(currencies);
  }

  /** The rates by currency. */
  List<QuotedRate> rates() {
    return List.copyOf(newest.values());
  }

  /** What could not be used of what was asked for. */
  List<Rejected> rejected() {
    return List.copyOf(rejected);
  }
}
