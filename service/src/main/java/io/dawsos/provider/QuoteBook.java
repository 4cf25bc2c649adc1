package io.dawsos.provider;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource.Wanted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dated quotes in memory, at most one for each security or pair and date. A look-up of all newest
 * quotes costs O(n log d) for n securities with d dates each. Not thread-safe while it is filled.
 */
final class QuoteBook {
  private final Map<SecurityId, History<SecurityPrice>> prices = new HashMap<>();
  private final Map<CurrencyPair, History<FxRate>> rates = new HashMap<>();

  /** Adds a price; false where there is one of that day already, which stays. */
  boolean add(SecurityPrice price) {
    return prices
        .computeIfAbsent(price.security(), security -> new History<>(SecurityPrice::date))
        .add(price);
  }

  /** Adds a rate; false where there is one of that day already, which stays. */
  boolean add(FxRate rate) {
    return rates
        .computeIfAbsent(
            new CurrencyPair(rate.base(), rate.quote()), pair -> new History<>(FxRate::date))
        .add(rate);
  }

  /** Whether the rate of that pair and day which is there has the same value. */
  boolean agrees(FxRate rate) {
    History<FxRate> history = rates.get(new CurrencyPair(rate.base(), rate.quote()));
    FxRate there = history == null ? null : history.on(rate.date());
    return there != null && there.rate().compareTo(rate.rate()) == 0;
  }

  List<SecurityPrice> newestPrices(Wanted wanted) {
    List<SecurityPrice> newest = new ArrayList<>(wanted.all() ? prices.size() : 16);
    if (wanted.all()) {
      prices.values().forEach(history -> history.addNewest(wanted, newest));
    } else {
      for (SecurityId security : wanted.securities()) {
        History<SecurityPrice> history = prices.get(security);
        if (history != null) {
          history.addNewest(wanted, newest);
        }
      }
    }
    return newest;
  }

  List<FxRate> newestRates(Wanted wanted) {
    List<FxRate> newest = new ArrayList<>();
    rates.values().forEach(history -> history.addNewest(wanted, newest));
    return newest;
  }

  /**
   * The quotes of one thing, by date. Files mostly come in ascending order, so that adding costs
   * O(1), and a list weighs a fraction of a tree.
   */
  private static final class History<Q> {
    private final DateOf<Q> dateOf;
    private final ArrayList<Q> quotes = new ArrayList<>(1);

    History(DateOf<Q> dateOf) {
      this.dateOf = dateOf;
    }

    boolean add(Q quote) {
      LocalDate date = dateOf.date(quote);
      if (on(date) != null) {
        return false;
      }
      quotes.add(lastUpTo(date) + 1, quote);
      return true;
    }

    @Nullable Q on(LocalDate date) {
      int last = lastUpTo(date);
      return last >= 0 && dateOf.date(quotes.get(last)).equals(date) ? quotes.get(last) : null;
    }

    void addNewest(Wanted wanted, List<Q> newest) {
      int last = lastUpTo(wanted.asOf());
      if (last >= 0 && !dateOf.date(quotes.get(last)).isBefore(wanted.oldest())) {
        newest.add(quotes.get(last));
      }
    }

    /** Index of the newest quote on or before the date; -1 for none. */
    private int lastUpTo(LocalDate date) {
      int low = 0;
      int high = quotes.size() - 1;
      if (high < 0 || !dateOf.date(quotes.get(high)).isAfter(date)) {
        return high;
      }
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (dateOf.date(quotes.get(middle)).isAfter(date)) {
          high = middle - 1;
        } else {
          low = middle + 1;
        }
      }
      return high;
    }
  }

  private interface DateOf<Q> {
    LocalDate date(Q quote);
  }
}
