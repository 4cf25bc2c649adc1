package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.PeriodReturn;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what portfolios were worth and returned, day by day. Thread-safe. */
public final class PerformanceAnalyst implements Agent {
  private final PortfolioSeries series;

  /** An analyst over series. */
  public PerformanceAnalyst(PortfolioSeries series) {
    this.series = series;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * What to look at.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the values; null for the portfolio's own
   * @param from where the custom period begins, or the days; null for none, or all
   */
  public record SeriesArguments(
      Portfolio portfolioId, @Nullable String currency, @Nullable LocalDate from) {}

  /** Lists the daily values and external flows of a portfolio. */
  @Capability(
      value = "portfolio.daily_values",
      description =
          "What a portfolio was worth at the end of each day, and what flowed in and out.")
  public DailyValuesResult dailyValues(Pins pins, SeriesArguments arguments) {
    DailySeries of = series.of(pins, arguments.portfolioId(), arguments.currency());
    return DailyValuesResult.of(of, arguments.from(), series.warnings(pins, of));
  }

  /** Computes the returns of a portfolio. */
  @Capability(
      value = "portfolio.performance",
      description =
          "Time-weighted, money-weighted and Modified Dietz returns of a portfolio, by period,"
              + " year and month.")
  public PerformanceResult performance(Pins pins, SeriesArguments arguments) {
    DailySeries of = series.of(pins, arguments.portfolioId(), arguments.currency());
    LocalDate end = pins.pricingPackId().asOf();
    LocalDate first = of.days().isEmpty() ? null : of.days().get(0).date();
    LocalDate begin = first == null ? end : first;
    return new PerformanceResult(
        of.quotes().base().code(),
        end,
        first,
        of.days().size(),
        PerformanceResult.Method.USED,
        Period.usual(end, arguments.from()).stream()
            .map(period -> PeriodReturn.of(of, period))
            .map(line -> PerformanceResult.PeriodLine.of(line, of.quotes().base()))
            .toList(),
        calendar(of, Period.years(begin, end)),
        calendar(of, Period.months(begin, end)),
        series.warnings(pins, of));
  }

  private static List<PerformanceResult.CalendarLine> calendar(
      DailySeries of, List<Period> periods) {
    return periods.stream()
        .map(
            period ->
                PerformanceResult.CalendarLine.of(
                    period.name(), PeriodReturn.timeWeighted(of, period)))
        .toList();
  }
}
