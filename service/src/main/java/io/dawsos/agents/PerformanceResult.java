package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.performance.PeriodReturn;
import io.dawsos.portfolio.performance.Span;
import io.dawsos.portfolio.performance.Statistic;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio returned. A return of 0.01 is one percent; figures that cannot be computed are
 * null, with a reason. Money is rounded to the currency's digits, returns to 10 decimals.
 *
 * @param currency the currency of all values
 * @param asofDate the last day
 * @param firstDate the first valuation day; null where there is none
 * @param valuationDays number of days that have a value
 * @param method by what the figures are computed
 * @param periods MTD, QTD, YTD, 1Y, 3Y, 5Y, since_inception and custom, where one was asked for
 * @param years time-weighted returns of calendar years, the first and last as far as they go
 * @param months time-weighted returns of months, the first and last as far as they go
 * @param warnings what a reader must know
 */
public record PerformanceResult(
    String currency,
    LocalDate asofDate,
    @Nullable LocalDate firstDate,
    int valuationDays,
    Method method,
    List<PeriodLine> periods,
    List<CalendarLine> years,
    List<CalendarLine> months,
    List<String> warnings) {
  /**
   * By what the figures are computed, with the source of each formula.
   *
   * @param flows what counts as external, and when
   */
  public record Method(
      String timeWeighted,
      String moneyWeighted,
      String modifiedDietz,
      String annualized,
      String flows) {
    static final Method USED =
        new Method(
            "true daily-linked: product of (value − end flows) ÷ (value before + start flows), less 1;"
                + " GIPS 2020 2.A.21, Bacon 2008 formula 2.20",
            "XIRR: the annual rate at which the present values of start value, flows and end value"
                + " sum to zero, actual/365; Bacon 2008 formula 2.8",
            "(end − start − flows) ÷ (start + flows weighted by days); Bacon 2008 formula 2.14",
            "(1 + return) ^ (365 ÷ days) − 1, above 365 days only; GIPS 2020 2.A.35",
            "equity, and assets and liabilities outside the portfolio; cash in at the start of the"
                + " day, cash out and securities at its end; docs/methods.md");

    /** The same of one holding. */
    static final Method OF_HOLDING =
        new Method(
            USED.timeWeighted,
            USED.moneyWeighted,
            USED.modifiedDietz,
            USED.annualized,
            "what is paid for the holding comes in at the start of the day; what it is sold for, and"
                + " what it pays after tax and fees, goes out at its end; docs/methods.md");
  }

  /**
   * Returns over one period.
   *
   * @param from the date at whose end it begins
   * @param to the date at whose end it ends
   * @param days calendar days between
   * @param netFlow what came in less what went out
   * @param timeWeighted over the whole period; {@code timeWeightedAnnual} of a year
   * @param moneyWeighted over the whole period; {@code moneyWeightedAnnual} of a year (XIRR)
   * @param reasons why figures are null, each once
   */
  public record PeriodLine(
      String period,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Long days,
      @Nullable BigDecimal startValue,
      @Nullable BigDecimal endValue,
      @Nullable BigDecimal netFlow,
      @Nullable BigDecimal timeWeighted,
      @Nullable BigDecimal timeWeightedAnnual,
      @Nullable BigDecimal moneyWeighted,
      @Nullable BigDecimal moneyWeightedAnnual,
      @Nullable BigDecimal modifiedDietz,
      List<String> reasons) {
    static PeriodLine of(PeriodReturn of, CurrencyCode currency) {
      Span span = of.span();
      return new PeriodLine(
          of.period().name(),
          span == null ? null : span.from(),
          span == null ? null : span.to(),
          span == null ? null : span.length(),
          span == null ? null : Decimals.toCurrency(span.startValue(), currency),
          span == null ? null : Decimals.toCurrency(span.endValue(), currency),
          span == null ? null : Decimals.toCurrency(of.netFlow(), currency),
          Rounded.of(of.timeWeighted()),
          Rounded.of(of.timeWeightedAnnual()),
          Rounded.of(of.moneyWeighted().cumulative()),
          Rounded.of(of.moneyWeighted().annual()),
          Rounded.of(of.modifiedDietz()),
          Stream.of(
                  of.timeWeighted(),
                  of.timeWeightedAnnual(),
                  of.moneyWeighted().cumulative(),
                  of.modifiedDietz())
              .map(Statistic::reason)
              .filter(Objects::nonNull)
              .distinct()
              .toList());
    }
  }

  /** The time-weighted return of a year or month; null with a reason. */
  public record CalendarLine(
      String period, @Nullable BigDecimal timeWeighted, @Nullable String reason) {
    static CalendarLine of(String period, Statistic figure) {
      return new CalendarLine(period, Rounded.of(figure), figure.reason());
    }
  }
}
