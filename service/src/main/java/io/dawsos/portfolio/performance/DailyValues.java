package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import io.dawsos.portfolio.performance.Holding.Stretch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio was worth at the end of each day: units × price × rate, exact and not rounded. A
 * day on which a price or rate is missing of something held has no value; a commodity of which none
 * was ever known is left out of all days. Immutable.
 */
public final class DailyValues {
  private final @Nullable BigDecimal[] values;
  private final List<Gap> gaps;
  private final List<CurrencyCode> leftOut;

  private DailyValues(@Nullable BigDecimal[] values, List<Gap> gaps, List<CurrencyCode> leftOut) {
    this.values = values;
    this.gaps = List.copyOf(gaps);
    this.leftOut = List.copyOf(leftOut);
  }

  /** Values holdings on every day. Linear in days × holdings. */
  public static DailyValues of(List<Holding> holdings, Quotes quotes) {
    return new Sums(quotes).value(holdings);
  }

  /** Number of days. */
  public int size() {
    return values.length;
  }

  /** The value at the end of a day; null where something is missing. */
  public @Nullable BigDecimal value(int day) {
    return values[day];
  }

  /** What was missing, by what it is. */
  public List<Gap> gaps() {
    return gaps;
  }

  /** What was held and is in no value, as nothing was ever known of it. */
  public List<CurrencyCode> leftOut() {
    return leftOut;
  }

  /** What was missing on a day. */
  public String reason(PackTimeline timeline, int day) {
    return gaps.stream()
        .filter(gap -> !gap.first().isAfter(timeline.date(day)))
        .filter(gap -> !gap.last().isBefore(timeline.date(day)))
        .map(Gap::text)
        .findFirst()
        .orElse("not valued");
  }

  /** The sums by currency while holdings are added. */
  private static final class Sums {
    private final Quotes quotes;
    private final PackTimeline timeline;
    private final int days;
    private final Map<CurrencyCode, Map<Integer, CurrencySum>> sums = new TreeMap<>();
    private final Map<String, BitSet> missing = new TreeMap<>();

    Sums(Quotes quotes) {
      this.quotes = quotes;
      this.timeline = quotes.timeline();
      this.days = timeline.size();
    }

    DailyValues value(List<Holding> holdings) {
      List<CurrencyCode> leftOut = new ArrayList<>();
      for (Holding holding : holdings) {
        if (quotes.isUnknown(holding.commodity())) {
          leftOut.add(holding.commodity());
        } else {
          add(holding, quotes.prices(holding.commodity()));
        }
      }
      @Nullable BigDecimal[] values = new BigDecimal[days];
      for (int day = 0; day < days; day++) {
        values[day] = total(day);
      }
      missing.values().forEach(absent -> absent.stream().forEach(day -> values[day] = null));
      return new DailyValues(values, gaps(), leftOut);
    }

    private void add(Holding holding, List<PriceColumn> columns) {
      int unitScale =
          holding.stretches().stream()
              .mapToInt(stretch -> stretch.units().scale())
              .reduce(0, Math::max);
      for (Stretch stretch : holding.stretches()) {
        if (columns.isEmpty()) {
          sum(holding.commodity(), unitScale).add(stretch.units(), stretch.from(), stretch.to());
        }
        for (PriceColumn column : columns) {
          sum(column.currency(), unitScale + column.scale())
              .add(stretch.units(), unitScale, column, stretch.from(), stretch.to());
        }
        if (!columns.isEmpty()) {
          findUnpriced(holding.commodity(), stretch, columns);
        }
      }
    }

    private CurrencySum sum(CurrencyCode currency, int scale) {
      return sums.computeIfAbsent(currency, each -> new TreeMap<>())
          .computeIfAbsent(scale, each -> new CurrencySum(currency, scale, days));
    }

    private void findUnpriced(CurrencyCode commodity, Stretch stretch, List<PriceColumn> columns) {
      for (int day = stretch.from(); day < stretch.to(); day++) {
        boolean priced = false;
        for (int column = 0; column < columns.size() && !priced; column++) {
          priced = columns.get(column).has(day);
        }
        if (!priced) {
          missing("no price of " + commodity, day);
        }
      }
    }

    private void missing(String what, int day) {
      missing.computeIfAbsent(what, each -> new BitSet(days)).set(day);
    }

    private BigDecimal total(int day) {
      BigDecimal total = BigDecimal.ZERO;
      for (Map.Entry<CurrencyCode, Map<Integer, CurrencySum>> each : sums.entrySet()) {
        BigDecimal local = BigDecimal.ZERO;
        for (CurrencySum sum : each.getValue().values()) {
          local = local.add(sum.sum(day));
        }
        if (local.signum() != 0) {
          RateColumn column = quotes.rate(each.getKey());
          BigDecimal rate = column == null ? null : column.rate(day);
          if (rate == null) {
            missing("no rate from %s to %s".formatted(each.getKey(), quotes.base()), day);
          } else {
            total = total.add(local.multiply(rate));
          }
        }
      }
      return total;
    }

    private List<Gap> gaps() {
      List<Gap> gaps = new ArrayList<>();
      missing.forEach(
          (what, absent) ->
              gaps.add(
                  new Gap(
                      what,
                      timeline.date(absent.nextSetBit(0)),
                      timeline.date(absent.length() - 1),
                      absent.cardinality())));
      return gaps;
    }
  }
}
