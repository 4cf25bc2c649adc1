package io.dawsos.portfolio.attribution;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.NamedSecurity;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.performance.Holding;
import io.dawsos.portfolio.performance.JournalEntry;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each commodity did to a portfolio's return between valuation days, as shares of the capital
 * at the start of each: price, rate and their interaction on the units held over the time, and what
 * the transactions of the day brought, at its closing prices: income, fees, trading. All of them
 * add up to the return of the day.
 */
public final class DayEffects {
  private final Span span;
  private final double[] capital;
  private final List<Line> lines = new ArrayList<>();

  /** The effects of one commodity, a number for each day of the span. */
  static final class Line {
    private final @Nullable CurrencyCode commodity;
    private final @Nullable CurrencyCode currency;
    private final double[] weight;
    private final double[] local;
    private final double[] fx;
    private final double[] interaction;
    private final double[] booked;

    private Line(@Nullable CurrencyCode commodity, @Nullable CurrencyCode currency, int days) {
      this.commodity = commodity;
      this.currency = currency;
      this.weight = new double[days];
      this.local = new double[days];
      this.fx = new double[days];
      this.interaction = new double[days];
      this.booked = new double[days];
    }

    /** What was held; null for what belongs to none, such as fees. */
    @Nullable CurrencyCode commodity() {
      return commodity;
    }

    /** The currency of its price. */
    @Nullable CurrencyCode currency() {
      return currency;
    }

    /** The weight of what was held at the start. */
    double[] weight() {
      return weight;
    }

    /** By its price in its own currency. */
    double[] local() {
      return local;
    }

    /** By its currency. */
    double[] fx() {
      return fx;
    }

    /** By both at once. */
    double[] interaction() {
      return interaction;
    }

    /** By income, fees and trading. */
    double[] booked() {
      return booked;
    }

    /** All effects of a day. */
    double total(int day) {
      return local[day] + fx[day] + interaction[day] + booked[day];
    }
  }

  private DayEffects(Span span) {
    this.span = span;
    this.capital = new double[span.size()];
    for (int day = 0; day < capital.length; day++) {
      int at = span.base() + 1 + day;
      BigDecimal before = at == 0 ? BigDecimal.ZERO : day(at - 1).value();
      capital[day] = before.add(day(at).startFlow()).doubleValue();
    }
  }

  private Day day(int at) {
    return span.series().days().get(at);
  }

  /** The effects over a span that has a return. Linear in days × commodities held. */
  public static DayEffects of(Span span) {
    DayEffects effects = new DayEffects(span);
    Map<CurrencyCode, Line> byCommodity = new TreeMap<>();
    for (Holding holding : span.series().holdings()) {
      if (!span.series().quotes().isUnknown(holding.commodity())) {
        byCommodity.put(holding.commodity(), effects.held(holding));
      }
    }
    Line other = new Line(null, null, span.size());
    effects.book(byCommodity, other);
    effects.lines.addAll(byCommodity.values());
    effects.lines.add(other);
    return effects;
  }

  /** The span. */
  public Span span() {
    return span;
  }

  /** The lines: each commodity that was held, then the rest. */
  List<Line> lines() {
    return lines;
  }

  /** What came in at the start of a day, as a share of the capital. */
  double startFlow(int day) {
    return day(span.base() + 1 + day).startFlow().doubleValue() / capital[day];
  }

  private Line held(Holding holding) {
    Quotes quotes = span.series().quotes();
    List<PriceColumn> columns = quotes.prices(holding.commodity());
    CurrencyCode currency = columns.isEmpty() ? holding.commodity() : columns.get(0).currency();
    Line line = new Line(holding.commodity(), currency, span.size());
    double[] units = holding.doubles(quotes.timeline().size());
    if (columns.isEmpty()) {
      add(line, units, null, quotes.rate(holding.commodity()));
    }
    for (PriceColumn column : columns) {
      add(line, units, column.doubles(), quotes.rate(column.currency()));
    }
    return line;
  }

  private void add(
      Line line, double[] units, double @Nullable [] prices, @Nullable RateColumn rates) {
    if (rates == null) {
      return;
    }
    for (int day = 0; day < capital.length; day++) {
      int at = span.base() + 1 + day;
      if (at > 0) {
        int from = span.series().timelineDay(at - 1);
        int to = span.series().timelineDay(at);
        double held = units[from] / capital[day];
        double before = prices == null ? 1 : prices[from];
        double move = (prices == null ? 1 : prices[to]) - before;
        double rate = rates.asDouble(from);
        double shift = rates.asDouble(to) - rate;
        line.weight()[day] += held * before * rate;
        line.local()[day] += held * move * rate;
        line.fx()[day] += held * before * shift;
        line.interaction()[day] += held * move * shift;
      }
    }
  }

  private void book(Map<CurrencyCode, Line> byCommodity, Line other) {
    for (DailySeries.BookedGain booked : span.series().bookedGains(span.base(), span.end())) {
      int day = booked.at() - span.base() - 1;
      Line line = line(booked.entry(), byCommodity);
      (line == null ? other : line).booked()[day] += booked.gain().doubleValue() / capital[day];
    }
  }

  /** The one security that a transaction trades, or that it names. */
  private @Nullable Line line(JournalEntry entry, Map<CurrencyCode, Line> byCommodity) {
    Quotes quotes = span.series().quotes();
    Set<CurrencyCode> traded =
        entry.inside().stream()
            .map(posting -> posting.units().currency())
            .filter(quotes::isSecurity)
            .collect(Collectors.toSet());
    if (traded.size() == 1) {
      return byCommodity.get(traded.iterator().next());
    }
    return NamedSecurity.of(entry.transaction(), quotes::isSecurity)
        .map(byCommodity::get)
        .orElse(null);
  }

  /** Sums lines by something of their commodity, in the order of its first line. */
  static <K> Map<K, List<Line>> group(List<Line> lines, java.util.function.Function<Line, K> key) {
    Map<K, List<Line>> groups = new HashMap<>();
    lines.forEach(
        line -> groups.computeIfAbsent(key.apply(line), k -> new ArrayList<>()).add(line));
    return new TreeMap<>(groups);
  }
}
