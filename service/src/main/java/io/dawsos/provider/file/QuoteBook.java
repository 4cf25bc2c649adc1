package io.dawsos.provider.file;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource.Wanted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dated quotes in memory, at most one for each security or pair and date. A look-up of all newest
 * quotes costs O(n log d) for n securities with d dates each. Not thread-safe while it is filled.
 */
final class QuoteBook {
  // In the order of the files: where that is by security, a pack need not sort a million prices.
  private final Map<SecurityId, History<SecurityPrice>> prices = new LinkedHashMap<>();
  private final Map<CurrencyPair, History<FxRate>> rates = new HashMap<>();

  /** Adds a price; false where there is one of that day already, which stays. */
  boolean add(SecurityPrice price) {
    History<SecurityPrice> history = prices.get(price.security());
    if (history == null) {
      prices.put(price.security(), new History<>(SecurityPrice::date, price));
      return true;
    }
    return history.add(price);
  }

  /** Adds a rate; false where there is one of that day already, which stays. */
  boolean add(FxRate rate) {
    CurrencyPair pair = new CurrencyPair(rate.base(), rate.quote());
    History<FxRate> history = rates.get(pair);
    if (history == null) {
      rates.put(pair, new History<>(FxRate::date, rate));
      return true;
    }
    return history.add(rate);
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
   * The quotes of one thing. Files mostly come in ascending order, so that adding costs O(1), and
   * where there is one quote of each thing, a list of one would weigh more than the quote.
   */
  private static final class History<Q> {
    private final DateOf<Q> dateOf;
    private Q newest;
    private List<Q> earlier = List.of();

    History(DateOf<Q> dateOf, Q first) {
      this.dateOf = dateOf;
      this.newest = first;
    }

    boolean add(Q quote) {
      LocalDate date = dateOf.date(quote);
      if (on(date) != null) {
        return false;
      }
      if (earlier.isEmpty()) {
        earlier = new ArrayList<>(1);
      }
      if (date.isAfter(dateOf.date(newest))) {
        earlier.add(newest);
        newest = quote;
      } else {
        earlier.add(earlierUpTo(date) + 1, quote);
      }
      return true;
    }

    @Nullable Q on(LocalDate date) {
      Q last = lastUpTo(date);
      return last != null && dateOf.date(last).equals(date) ? last : null;
    }

    void addNewest(Wanted wanted, List<Q> found) {
      Q last = lastUpTo(wanted.asOf());
      if (last != null && !dateOf.date(last).isBefore(wanted.oldest())) {
        found.add(last);
      }
    }

    /** The newest quote on or before the date; null for none. */
    private @Nullable Q lastUpTo(LocalDate date) {
      if (!dateOf.date(newest).isAfter(date)) {
        return newest;
      }
      int index = earlierUpTo(date);
      return index < 0 ? null : earlier.get(index);
    }

    private int earlierUpTo(LocalDate date) {
      int low = 0;
      int high = earlier.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (dateOf.date(earlier.get(middle)).isAfter(date)) {
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
