package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What commodities were worth on the days of a timeline, in one currency. A commodity that some
 * pack prices is a security, any other is cash, worth its rate alone. Immutable.
 */
public final class Quotes {
  private final PackTimeline timeline;
  private final CurrencyCode base;
  private final Map<CurrencyCode, List<PriceColumn>> prices;
  private final Map<CurrencyCode, RateColumn> rates;

  private Quotes(
      PackTimeline timeline,
      CurrencyCode base,
      Map<CurrencyCode, List<PriceColumn>> prices,
      Map<CurrencyCode, RateColumn> rates) {
    this.timeline = timeline;
    this.base = base;
    this.prices = prices;
    this.rates = rates;
  }

  /** Loads what is needed to value these commodities in a currency. */
  public static Quotes load(
      PackHistory history,
      PackTimeline timeline,
      Set<CurrencyCode> commodities,
      CurrencyCode base) {
    Map<SecurityId, List<PriceColumn>> priced =
        history.prices(
            timeline,
            commodities.stream().map(SecurityId::of).collect(Collectors.toUnmodifiableSet()));
    Map<CurrencyCode, List<PriceColumn>> prices = new HashMap<>();
    Set<CurrencyCode> currencies = new HashSet<>();
    for (CurrencyCode commodity : commodities) {
      List<PriceColumn> columns = priced.get(SecurityId.of(commodity));
      if (columns == null) {
        currencies.add(commodity);
      } else {
        prices.put(commodity, columns);
        columns.forEach(column -> currencies.add(column.currency()));
      }
    }
    currencies.add(base);
    return new Quotes(timeline, base, prices, history.rates(timeline, currencies, base));
  }

  /** The days. */
  public PackTimeline timeline() {
    return timeline;
  }

  /** The currency of all values. */
  public CurrencyCode base() {
    return base;
  }

  /** The prices of a commodity, a column for each currency; none for cash. */
  public List<PriceColumn> prices(CurrencyCode commodity) {
    return prices.getOrDefault(commodity, List.of());
  }

  /** Whether some pack of the timeline prices the commodity. */
  public boolean isSecurity(CurrencyCode commodity) {
    return prices.containsKey(commodity);
  }

  /** How a currency converts to the base currency; null where it never does. */
  public @Nullable RateColumn rate(CurrencyCode currency) {
    return rates.get(currency);
  }

  /** Whether neither a price nor a rate of the commodity was ever known. */
  public boolean isUnknown(CurrencyCode commodity) {
    return !prices.containsKey(commodity) && !rates.containsKey(commodity);
  }

  /** The value of units on a day, exact; null where price or rate is missing. */
  public @Nullable BigDecimal value(int day, CurrencyCode commodity, BigDecimal units) {
    List<PriceColumn> columns = prices(commodity);
    if (columns.isEmpty()) {
      return converted(day, commodity, units);
    }
    for (PriceColumn column : columns) {
      BigDecimal price = column.price(day);
      if (price != null) {
        return converted(day, column.currency(), units.multiply(price));
      }
    }
    return null;
  }

  private @Nullable BigDecimal converted(int day, CurrencyCode currency, BigDecimal number) {
    RateColumn column = rates.get(currency);
    BigDecimal rate = column == null ? null : column.rate(day);
    return rate == null ? null : number.multiply(rate);
  }
}
