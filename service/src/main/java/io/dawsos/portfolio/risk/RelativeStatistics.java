package io.dawsos.portfolio.risk;

import static io.dawsos.portfolio.risk.RiskStatistics.DAYS_OF_YEAR;
import static io.dawsos.portfolio.risk.RiskStatistics.ROOT;

import io.dawsos.portfolio.performance.Returns;
import io.dawsos.portfolio.performance.Statistic;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.correlation.Covariance;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * Statistics of daily returns against those of a benchmark.
 *
 * @param benchmarkReturn the benchmark's linked return over the same days
 * @param beta covariance ÷ variance of the benchmark
 * @param alpha Jensen's: mean excess return less beta × that of the benchmark, × 252; Jensen 1968
 * @param correlation Pearson's
 * @param trackingError standard deviation of the differences × √252
 * @param informationRatio mean difference × 252 ÷ tracking error; Goodwin 1998
 */
public record RelativeStatistics(
    Statistic benchmarkReturn,
    Statistic beta,
    Statistic alpha,
    Statistic correlation,
    Statistic trackingError,
    Statistic informationRatio) {
  /** The statistics of returns of the same days. */
  public static RelativeStatistics of(AlignedReturns returns, double riskFree) {
    double[] ours = returns.portfolio();
    double[] theirs = returns.benchmark();
    if (ours.length < 2) {
      return none("fewer than two daily returns in common with the benchmark");
    }
    double variance = StatUtils.variance(theirs);
    double covariance = new Covariance().covariance(ours, theirs);
    double beta = covariance / variance;
    double daily = RiskStatistics.daily(riskFree);
    double[] differences = new double[ours.length];
    for (int day = 0; day < ours.length; day++) {
      differences[day] = ours[day] - theirs[day];
    }
    double tracking = Math.sqrt(StatUtils.variance(differences));
    String flat = "the benchmark did not vary";
    return new RelativeStatistics(
        Statistic.of(Returns.linked(theirs)),
        variance == 0 ? Statistic.none(flat) : Statistic.of(beta),
        variance == 0
            ? Statistic.none(flat)
            : Statistic.of(
                DAYS_OF_YEAR
                    * (StatUtils.mean(ours) - daily - beta * (StatUtils.mean(theirs) - daily))),
        variance == 0 || StatUtils.variance(ours) == 0
            ? Statistic.none("returns did not vary")
            : Statistic.of(new PearsonsCorrelation().correlation(ours, theirs)),
        Statistic.of(tracking * ROOT),
        Statistic.ratio(
            StatUtils.mean(differences) * ROOT, tracking, "it never differed from the benchmark"));
  }

  /** No statistics. */
  public static RelativeStatistics none(String reason) {
    Statistic none = Statistic.none(reason);
    return new RelativeStatistics(none, none, none, none, none, none);
  }
}
