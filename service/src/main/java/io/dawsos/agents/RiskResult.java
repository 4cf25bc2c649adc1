package io.dawsos.agents;

import io.dawsos.portfolio.risk.AlignedReturns;
import io.dawsos.portfolio.risk.Drawdown;
import io.dawsos.portfolio.risk.RelativeStatistics;
import io.dawsos.portfolio.risk.RiskStatistics;
import io.dawsos.portfolio.risk.RollingWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much a portfolio's returns varied, over a period of daily time-weighted returns.
 *
 * @param currency the currency of the returns
 * @param from the date at whose end the period begins; null where there is none
 * @param to the date at whose end it ends; null where there is none
 * @param returns number of daily returns
 * @param riskFreeRate of a year, as given
 * @param statistics of the returns by themselves
 * @param drawdown the largest fall
 * @param benchmark against what; null where nothing was asked for
 * @param rolling windows of so many returns as were asked for, by date
 * @param warnings what a reader must know
 */
public record RiskResult(
    String currency,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    int returns,
    BigDecimal riskFreeRate,
    Statistics statistics,
    @Nullable DrawdownLine drawdown,
    @Nullable Relative benchmark,
    List<WindowLine> rolling,
    List<String> warnings) {
  /** Statistics of returns; of a year of 252 business days. */
  public record Statistics(
      Measure volatility,
      Measure downsideDeviation,
      Measure sharpe,
      Measure sortino,
      Measure calmar) {
    static Statistics of(RiskStatistics of, io.dawsos.portfolio.performance.Statistic calmar) {
      return new Statistics(
          Measure.of(of.volatility(), "standard deviation (n − 1) × √252; Bacon 2008, 4.3"),
          Measure.of(
              of.downsideDeviation(),
              "√ mean of squared shortfalls below the risk-free rate × √252; Sortino, van der Meer 1991"),
          Measure.of(of.sharpe(), "mean excess return ÷ standard deviation × √252; Sharpe 1994"),
          Measure.of(
              of.sortino(),
              "mean excess return × 252 ÷ downside deviation; Sortino, van der Meer 1991"),
          Measure.of(calmar, "return of a year ÷ largest drawdown; Young 1991"));
    }
  }

  /**
   * The largest fall from a peak.
   *
   * @param depth as a share of the peak
   * @param peak null where nothing fell, like trough
   * @param recovery null where the peak was not reached again
   * @param recoveryDays calendar days from trough to recovery
   */
  public record DrawdownLine(
      BigDecimal depth,
      @Nullable LocalDate peak,
      @Nullable LocalDate trough,
      @Nullable LocalDate recovery,
      @Nullable Long recoveryDays) {
    static DrawdownLine of(Drawdown of) {
      return new DrawdownLine(
          Rounded.of(of.depth()), of.peak(), of.trough(), of.recovery(), of.recoveryDays());
    }
  }

  /**
   * Statistics against a benchmark.
   *
   * @param name the commodity, or the name of the portfolio
   * @param hedged whether its return is that in its own currency
   * @param returns number of returns over the same days
   */
  public record Relative(
      String name,
      boolean hedged,
      int returns,
      Measure benchmarkReturn,
      Measure beta,
      Measure alpha,
      Measure correlation,
      Measure trackingError,
      Measure informationRatio) {
    static Relative of(
        String name, boolean hedged, @Nullable AlignedReturns returns, RelativeStatistics of) {
      return new Relative(
          name,
          hedged,
          returns == null ? 0 : returns.dates().length,
          Measure.of(of.benchmarkReturn(), "linked, over the days that both have"),
          Measure.of(of.beta(), "covariance ÷ variance of the benchmark; Bacon 2008, 4.5"),
          Measure.of(
              of.alpha(), "(mean excess return − beta × that of the benchmark) × 252; Jensen 1968"),
          Measure.of(of.correlation(), "Pearson's"),
          Measure.of(of.trackingError(), "standard deviation of the differences × √252"),
          Measure.of(
              of.informationRatio(), "mean difference × 252 ÷ tracking error; Goodwin 1998"));
    }
  }

  /** A window that ends on a date; null where a figure cannot be computed. */
  public record WindowLine(
      LocalDate to,
      @Nullable BigDecimal timeWeighted,
      @Nullable BigDecimal volatility,
      @Nullable BigDecimal sharpe) {
    static WindowLine of(RollingWindow of) {
      return new WindowLine(
          of.to(), Rounded.of(of.linked()), Rounded.of(of.volatility()), Rounded.of(of.sharpe()));
    }
  }
}
