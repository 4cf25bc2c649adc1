package io.dawsos.portfolio.performance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio returned over a period, by each method.
 *
 * @param period what was asked for
 * @param span the days that it is; null where there are none
 * @param netFlow what came in less what went out, exact
 * @param timeWeighted true daily-linked return
 * @param timeWeightedAnnual the same of a year
 * @param modifiedDietz an approximation that needs no daily values
 * @param moneyWeighted internal rate of return
 */
public record PeriodReturn(
    Period period,
    @Nullable Span span,
    BigDecimal netFlow,
    Statistic timeWeighted,
    Statistic timeWeightedAnnual,
    Statistic modifiedDietz,
    MoneyWeighted moneyWeighted) {
  /** No returns over a period, and why. */
  static PeriodReturn none(Period period, String reason) {
    Statistic none = Statistic.none(reason);
    return new PeriodReturn(
        period, null, BigDecimal.ZERO, none, none, none, new MoneyWeighted(none, none));
  }

  /** Computes the returns of a series over a period. */
  public static PeriodReturn of(DailySeries series, Period period) {
    Period.Located located = period.in(series);
    Span span = located.span();
    if (span == null) {
      return none(period, java.util.Objects.requireNonNull(located.reason()));
    }
    Statistic timeWeighted = Returns.timeWeighted(span);
    return new PeriodReturn(
        period,
        span,
        span.flows().stream().map(ExternalFlow::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
        timeWeighted,
        Returns.annualized(timeWeighted, span.length()),
        Returns.modifiedDietz(span),
        Returns.moneyWeighted(span));
  }

  /** The time-weighted return of a series over a period. */
  public static Statistic timeWeighted(DailySeries series, Period period) {
    Period.Located located = period.in(series);
    Span span = located.span();
    return span == null
        ? Statistic.none(java.util.Objects.requireNonNull(located.reason()))
        : Returns.timeWeighted(span);
  }
}
