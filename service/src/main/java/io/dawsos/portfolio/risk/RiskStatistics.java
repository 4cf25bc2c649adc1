package io.dawsos.portfolio.risk;

import io.dawsos.portfolio.performance.Returns;
import io.dawsos.portfolio.performance.Statistic;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.descriptive.moment.SemiVariance;

/**
 * Statistics of daily returns, of a year of {@value #DAYS_OF_YEAR} business days.
 *
 * @param volatility standard deviation (n − 1) × √252; Bacon 2008, 4.3
 * @param downsideDeviation root of the mean squared shortfall below the risk-free rate, over all
 *     days, × √252; Sortino and van der Meer 1991
 * @param sharpe mean excess return ÷ its standard deviation × √252; Sharpe 1994
 * @param sortino mean excess return × 252 ÷ downside deviation; Sortino and van der Meer 1991
 */
public record RiskStatistics(
    Statistic volatility, Statistic downsideDeviation, Statistic sharpe, Statistic sortino) {
  /** Business days of a year. */
  public static final int DAYS_OF_YEAR = 252;

  static final double ROOT = Math.sqrt(DAYS_OF_YEAR);

  private static final String TOO_FEW = "fewer than two daily returns";

  /**
   * The statistics of these returns.
   *
   * @param riskFree rate of a year, compounded
   */
  public static RiskStatistics of(double[] rates, double riskFree) {
    if (rates.length < 2) {
      Statistic none = Statistic.none(TOO_FEW);
      return new RiskStatistics(none, none, none, none);
    }
    double daily = daily(riskFree);
    double deviation = Math.sqrt(StatUtils.variance(rates));
    double excess = StatUtils.mean(rates) - daily;
    double downside =
        Math.sqrt(new SemiVariance(false).evaluate(rates, daily, SemiVariance.DOWNSIDE_VARIANCE));
    return new RiskStatistics(
        Statistic.of(deviation * ROOT),
        Statistic.of(downside * ROOT),
        Statistic.ratio(excess * ROOT, deviation, "returns did not vary"),
        Statistic.ratio(excess * ROOT, downside, "no return was below the risk-free rate"));
  }

  /** A rate of a year as one of a business day. */
  static double daily(double annual) {
    return StrictMath.pow(1 + annual, 1.0 / DAYS_OF_YEAR) - 1;
  }

  /**
   * Calmar ratio: return of a year ÷ largest drawdown; Young 1991.
   *
   * @param days calendar days of the returns
   */
  public static Statistic calmar(double[] rates, long days, Drawdown drawdown) {
    Statistic annual = Returns.annualized(Statistic.of(Returns.linked(rates)), days);
    Double value = annual.value();
    return value == null
        ? annual
        : Statistic.ratio(value, drawdown.depth(), "there was no drawdown");
  }
}
