package io.dawsos.portfolio.performance;

import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.performance.DailySeries.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days of a series after one valuation day and up to another, without days at either end on
 * which there was no capital. Immutable.
 */
public final class Span {
  private final DailySeries series;
  private final int base;
  private final int end;
  private final @Nullable String reason;

  private Span(DailySeries series, int base, int end, @Nullable String reason) {
    this.series = series;
    this.base = base;
    this.end = end;
    this.reason = reason;
  }

  /**
   * The span between two valuation days.
   *
   * @param base index of the day at whose end it begins; -1 for before the first
   * @param end index of the day at whose end it ends
   */
  public static Span of(DailySeries series, int base, int end) {
    List<Day> days = series.days();
    int first = base + 1;
    while (first <= end && skipped(days.get(first))) {
      first++;
    }
    int last = end;
    while (last > first && skipped(days.get(last))) {
      last--;
    }
    if (first > end) {
      return new Span(series, base, Math.max(base, end), "there was no capital");
    }
    return new Span(series, first - 1, last, broken(days, first, last));
  }

  /** The whole of a series. */
  public static Span whole(DailySeries series) {
    return of(series, -1, series.days().size() - 1);
  }

  private static boolean skipped(Day day) {
    return day.state() == State.EMPTY || day.state() == State.BASE;
  }

  private static @Nullable String broken(List<Day> days, int first, int last) {
    for (int at = first; at <= last; at++) {
      Day day = days.get(at);
      if (day.state() == State.NO_CAPITAL) {
        return "capital was not above zero on " + day.date();
      }
      if (day.state() != State.RETURN) {
        return "there was no capital on " + day.date();
      }
    }
    return null;
  }

  /** The series. */
  public DailySeries series() {
    return series;
  }

  /** Index of the valuation day at whose end it begins; -1 for before the first. */
  public int base() {
    return base;
  }

  /** Index of the valuation day at whose end it ends. */
  public int end() {
    return end;
  }

  /** Why it has no return; null where it has one. */
  public @Nullable String reason() {
    return reason;
  }

  /** The date at whose end it begins. */
  public LocalDate from() {
    return base >= 0 ? series.days().get(base).date() : series.days().get(0).date().minusDays(1);
  }

  /** The date at whose end it ends. */
  public LocalDate to() {
    return end >= 0 ? series.days().get(end).date() : from();
  }

  /** Calendar days of it. */
  public long length() {
    return ChronoUnit.DAYS.between(from(), to());
  }

  /** Number of returns. */
  public int size() {
    return end - base;
  }

  /** The value at its beginning. */
  public BigDecimal startValue() {
    return base >= 0 ? series.days().get(base).value() : BigDecimal.ZERO;
  }

  /** The value at its end. */
  public BigDecimal endValue() {
    return end >= 0 ? series.days().get(end).value() : BigDecimal.ZERO;
  }

  /** What flowed within it. */
  public List<ExternalFlow> flows() {
    return end > base ? series.flows(base, end) : List.of();
  }

  /** The returns of its days. */
  public double[] rates() {
    double[] rates = new double[size()];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = series.days().get(base + 1 + i).rate();
    }
    return rates;
  }

  /** The dates of its days. */
  public LocalDate[] dates() {
    LocalDate[] dates = new LocalDate[size()];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = series.days().get(base + 1 + i).date();
    }
    return dates;
  }
}
