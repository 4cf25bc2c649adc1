package io.dawsos.portfolio.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.portfolio.performance.Statistic;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures of a few returns, computed by hand. */
class RiskStatisticsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] RATES = {0.01, -0.02, 0.03, 0.00};

  @Test
  void volatilityAndRatiosOfFourReturns() {
    // mean 0.005; deviations 0.005, -0.025, 0.025, -0.005: squares 25, 625, 625, 25 (× 1e-6),
    // sum 0.0013, ÷ 3, root 0.0208166599946613, × √252.
    // Below zero is -0.02 alone: √(0.0004 ÷ 4) = 0.01, × √252.
    RiskStatistics risk = RiskStatistics.of(RATES, 0);
    double deviation = Math.sqrt(0.0013 / 3);

    assertThat(risk.volatility().value()).isCloseTo(deviation * Math.sqrt(252), EXACT);
    assertThat(risk.downsideDeviation().value()).isCloseTo(0.01 * Math.sqrt(252), EXACT);
    assertThat(risk.sharpe().value()).isCloseTo(0.005 / deviation * Math.sqrt(252), EXACT);
    assertThat(risk.sortino().value()).isCloseTo(0.005 * 252 / (0.01 * Math.sqrt(252)), EXACT);
  }

  @Test
  void theRiskFreeRateIsThatOfAYear() {
    // 5 % of a year are 1.05^(1/252) - 1 of a day.
    double daily = Math.pow(1.05, 1.0 / 252) - 1;
    RiskStatistics risk = RiskStatistics.of(RATES, 0.05);

    assertThat(risk.sharpe().value())
        .isCloseTo((0.005 - daily) / Math.sqrt(0.0013 / 3) * Math.sqrt(252), EXACT);
  }

  @Test
  void whereNothingVariesARatioIsNone() {
    RiskStatistics risk = RiskStatistics.of(new double[] {0, 0, 0}, 0);

    assertThat(risk.volatility().value()).isZero();
    assertThat(risk.sharpe()).isEqualTo(Statistic.none("returns did not vary"));
    assertThat(risk.sortino()).isEqualTo(Statistic.none("no return was below the risk-free rate"));
    assertThat(RiskStatistics.of(new double[] {0.1}, 0).volatility())
        .isEqualTo(Statistic.none("fewer than two daily returns"));
  }

  private static LocalDate[] dates(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(day -> LocalDate.of(2025, 3, 1).plusDays(day))
        .toArray(LocalDate[]::new);
  }

  @Test
  void theLargestDrawdownHasItsDates() {
    // 1, 1.1, 0.99, 1.089, 0.8712, 1.13256: the peak is 1.1 on day 1, the trough 0.8712 on day 4:
    // 1 - 0.8712 / 1.1 = 20.8 %; day 5 is above the peak.
    double[] rates = {0.10, -0.10, 0.10, -0.20, 0.30};
    Drawdown drawdown = Drawdown.of(LocalDate.of(2025, 3, 1), dates(5), rates);

    assertThat(drawdown.depth()).isCloseTo(0.208, EXACT);
    assertThat(drawdown.peak()).isEqualTo("2025-03-02");
    assertThat(drawdown.trough()).isEqualTo("2025-03-05");
    assertThat(drawdown.recovery()).isEqualTo("2025-03-06");
    assertThat(drawdown.recoveryDays()).isEqualTo(1);
  }

  @Test
  void whatHasNotRecoveredSaysSo() {
    Drawdown open = Drawdown.of(LocalDate.of(2025, 3, 1), dates(2), new double[] {-0.5, 0.5});
    Drawdown none = Drawdown.of(LocalDate.of(2025, 3, 1), dates(1), new double[] {0.5});

    assertThat(open.depth()).isCloseTo(0.5, EXACT);
    assertThat(open.peak()).isEqualTo("2025-03-01");
    assertThat(open.recovery()).isNull();
    assertThat(open.recoveryDays()).isNull();
    assertThat(none).isEqualTo(new Drawdown(0, null, null, null));
    assertThat(RiskStatistics.calmar(new double[] {0.5}, 400, none))
        .isEqualTo(Statistic.none("there was no drawdown"));
    assertThat(RiskStatistics.calmar(new double[] {0.5}, 300, none).reason())
        .isEqualTo("returns of a year and less are not annualised");
  }

  @Test
  void calmarIsTheReturnOfAYearOverTheDrawdown() {
    // 21 % in 730 days are 10 % of a year; ÷ 0.2.
    Drawdown drawdown = new Drawdown(0.2, null, null, null);

    assertThat(RiskStatistics.calmar(new double[] {0.21}, 730, drawdown).value())
        .isCloseTo(0.5, EXACT);
  }

  @Test
  void againstABenchmark() {
    // Twice the benchmark and 0.001 a day on top: beta 2, alpha 0.001 × 252, correlation 1.
    double[] benchmark = {0.01, -0.01, 0.02, 0.00};
    double[] ours = {0.021, -0.019, 0.041, 0.001};
    RelativeStatistics relative =
        RelativeStatistics.of(new AlignedReturns(dates(4), ours, benchmark), 0);
    // Differences 0.011, -0.009, 0.021, 0.001: mean 0.006; squares of the deviations 25, 225, 225,
    // 25 (× 1e-6) ÷ 3.
    double tracking = Math.sqrt(0.0005 / 3) * Math.sqrt(252);

    assertThat(relative.beta().value()).isCloseTo(2, EXACT);
    assertThat(relative.alpha().value()).isCloseTo(0.252, EXACT);
    assertThat(relative.correlation().value()).isCloseTo(1, EXACT);
    assertThat(relative.trackingError().value()).isCloseTo(tracking, EXACT);
    assertThat(relative.informationRatio().value()).isCloseTo(0.006 * 252 / tracking, EXACT);
    assertThat(relative.benchmarkReturn().value()).isCloseTo(1.01 * 0.99 * 1.02 - 1, EXACT);
  }

  @Test
  void aBenchmarkThatDoesNotMoveHasNoBeta() {
    RelativeStatistics relative =
        RelativeStatistics.of(
            new AlignedReturns(dates(2), new double[] {0.1, 0.2}, new double[] {0, 0}), 0);

    assertThat(relative.beta()).isEqualTo(Statistic.none("the benchmark did not vary"));
    assertThat(relative.alpha()).isEqualTo(Statistic.none("the benchmark did not vary"));
    assertThat(relative.correlation()).isEqualTo(Statistic.none("returns did not vary"));
  }

  @Test
  void windowsMoveDayByDay() {
    var windows = RollingWindow.of(dates(4), RATES, 3, 0);

    assertThat(windows).hasSize(2);
    assertThat(windows.get(0).to()).isEqualTo("2025-03-04");
    assertThat(windows.get(0).linked().value()).isCloseTo(1.01 * 0.98 * 1.03 - 1, EXACT);
    // -0.02, 0.03, 0: mean 1/300; squares of deviations 49, 64, 1 (÷ 90000), sum ÷ 2.
    assertThat(windows.get(1).volatility().value())
        .isCloseTo(Math.sqrt(114.0 / 90_000 / 2 * 252), EXACT);
    assertThat(RollingWindow.of(dates(4), RATES, 5, 0)).isEmpty();
  }
}
