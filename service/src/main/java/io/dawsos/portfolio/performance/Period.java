package io.dawsos.portfolio.performance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period over which returns are asked for.
 *
 * @param name {@code MTD}, {@code 2025}, {@code 2025-03}, …
 * @param base the date at whose end it begins; null for since inception
 * @param end the date at whose end it ends
 * @param isWhole whether it says nothing where the portfolio began later
 */
public record Period(String name, @Nullable LocalDate base, LocalDate end, boolean isWhole) {
  /**
   * The usual periods up to a date.
   *
   * @param custom where another begins; null for none
   */
  public static List<Period> usual(LocalDate end, @Nullable LocalDate custom) {
    LocalDate quarter = end.withDayOfMonth(1).withMonth((end.getMonthValue() - 1) / 3 * 3 + 1);
    List<Period> periods = new ArrayList<>();
    periods.add(new Period("MTD", end.withDayOfMonth(1).minusDays(1), end, false));
    periods.add(new Period("QTD", quarter.minusDays(1), end, false));
    periods.add(new Period("YTD", end.withDayOfYear(1).minusDays(1), end, false));
    periods.add(new Period("1Y", end.minusYears(1), end, true));
    periods.add(new Period("3Y", end.minusYears(3), end, true));
    periods.add(new Period("5Y", end.minusYears(5), end, true));
    periods.add(sinceInception(end));
    if (custom != null) {
      periods.add(since(custom, end));
    }
    return List.copyOf(periods);
  }

  /** What came after a date; everything where that is null. */
  public static Period since(@Nullable LocalDate base, LocalDate end) {
    return base == null ? sinceInception(end) : new Period("custom", base, end, false);
  }

  /** Everything that is known up to a date. */
  private static Period sinceInception(LocalDate end) {
    return new Period("since_inception", null, end, false);
  }

  /** The calendar years, and what there is of the last, between two dates. */
  public static List<Period> years(LocalDate first, LocalDate last) {
    List<Period> periods = new ArrayList<>();
    for (int year = first.getYear(); year <= last.getYear(); year++) {
      LocalDate end = LocalDate.of(year, 12, 31);
      periods.add(
          new Period(
              Integer.toString(year),
              LocalDate.of(year, 1, 1).minusDays(1),
              end.isAfter(last) ? last : end,
              false));
    }
    return List.copyOf(periods);
  }

  /** The months, and what there is of the last, between two dates. */
  public static List<Period> months(LocalDate first, LocalDate last) {
    List<Period> periods = new ArrayList<>();
    YearMonth until = YearMonth.from(last);
    for (YearMonth month = YearMonth.from(first);
        !month.isAfter(until);
        month = month.plusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      periods.add(
          new Period(
              month.toString(),
              month.atDay(1).minusDays(1),
              end.isAfter(last) ? last : end,
              false));
    }
    return List.copyOf(periods);
  }

  /** Finds the part of a series that it means, or why there is none. */
  public Located in(DailySeries series) {
    var timeline = series.quotes().timeline();
    int endDay = timeline.firstOnOrAfter(end.plusDays(1)) - 1;
    int at = series.lastOnOrBefore(end);
    if (endDay < 0 || at < 0) {
      return Located.none("there is no valuation day up to " + end);
    }
    if (series.timelineDay(at) != endDay) {
      return Located.none(series.values().reason(timeline, endDay));
    }
    return base == null ? Located.at(Span.of(series, -1, at)) : since(base, series, at);
  }

  private Located since(LocalDate date, DailySeries series, int at) {
    var timeline = series.quotes().timeline();
    LocalDate begin = series.journal().begin().orElse(null);
    if (begin == null) {
      return Located.none("there was no capital");
    }
    int baseDay = timeline.firstOnOrAfter(date.plusDays(1)) - 1;
    boolean beganLater = begin.isAfter(date);
    if (isWhole && beganLater) {
      return Located.none("the portfolio began on " + begin);
    }
    if (beganLater && begin.isBefore(timeline.date(0))) {
      return Located.none("the history of packs begins on " + timeline.date(0));
    }
    if (baseDay < 0) {
      return beganLater
          ? Located.at(Span.of(series, -1, at))
          : Located.none("the history of packs begins on " + timeline.date(0));
    }
    int from = series.lastOnOrBefore(date);
    if (from < 0 || series.timelineDay(from) != baseDay) {
      return Located.none(series.values().reason(timeline, baseDay));
    }
    return Located.at(Span.of(series, from, at));
  }

  /**
   * The part of a series that a period means.
   *
   * @param span the part; null where there is none
   * @param reason why not; null where there is one
   */
  public record Located(@Nullable Span span, @Nullable String reason) {
    static Located at(Span span) {
      return new Located(span, span.reason());
    }

    static Located none(String reason) {
      return new Located(null, reason);
    }
  }
}
