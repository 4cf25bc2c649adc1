package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Classification;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.risk.Concentration;
import io.dawsos.portfolio.risk.Exposure;
import io.dawsos.portfolio.risk.StressTest;
import io.dawsos.portfolio.risk.ValueAtRisk;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what the present positions of portfolios may lose. Thread-safe. */
public final class LossAnalyst implements Agent {
  private static final BigDecimal CONFIDENCE = new BigDecimal("0.95");
  private static final int LOOKBACK = 504;
  private static final BigDecimal EQUITIES_FALL = new BigDecimal("-0.2");
  private static final BigDecimal CURRENCIES_FALL = new BigDecimal("-0.1");

  private final PortfolioSeries series;

  /** An analyst over series. */
  public LossAnalyst(PortfolioSeries series) {
    this.series = series;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * What may be lost.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the amounts; null for the portfolio's own
   * @param confidence above 0.5 and below 1; null for 0.95
   * @param lookbackDays most valuation days that are looked at; null for 504
   * @param horizonDays days over which the loss may arise; null for 1
   * @param shocks of one scenario; null for the usual ones
   */
  public record LossArguments(
      Portfolio portfolioId,
      @Nullable String currency,
      @Nullable BigDecimal confidence,
      @Nullable Integer lookbackDays,
      @Nullable Integer horizonDays,
      @Nullable List<ShockArgument> shocks) {}

  /**
   * A shock of a scenario.
   *
   * @param factor what moves
   * @param of which asset class, sector, country, commodity or currency; null for all
   * @param change -0.2 for a fall by a fifth; above -1
   */
  public record ShockArgument(StressTest.Factor factor, @Nullable String of, BigDecimal change) {}

  /** Computes value at risk, concentration and stress of the present positions. */
  @Capability(
      value = "portfolio.value_at_risk",
      description =
          "Value at risk and expected shortfall of the present positions, by position;"
              + " concentration; stress by shocks.")
  public ValueAtRiskResult valueAtRisk(Pins pins, LossArguments arguments) {
    BigDecimal confidence = Objects.requireNonNullElse(arguments.confidence(), CONFIDENCE);
    int lookback = Objects.requireNonNullElse(arguments.lookbackDays(), LOOKBACK);
    int horizon = Objects.requireNonNullElse(arguments.horizonDays(), 1);
    if (confidence.compareTo(new BigDecimal("0.5")) <= 0
        || confidence.compareTo(BigDecimal.ONE) >= 0
        || lookback < 1
        || horizon < 1) {
      throw InvalidInput.of(
          "confidence must lie between 0.5 and 1, lookback_days and horizon_days above 0");
    }
    DailySeries of = series.of(pins, arguments.portfolioId(), arguments.currency());
    CurrencyCode currency = of.quotes().base();
    List<Exposure> exposures = Exposure.of(of);
    ValueAtRisk risk =
        ValueAtRisk.of(of, new ValueAtRisk.Method(confidence.doubleValue(), lookback, horizon));
    return new ValueAtRiskResult(
        currency.code(),
        confidence,
        horizon,
        risk.observations(),
        ValueAtRiskResult.METHOD,
        ValueAtRiskResult.Losses.of(
            risk.historicalValueAtRisk(), risk.historicalShortfall(), currency),
        ValueAtRiskResult.Losses.of(
            risk.parametricValueAtRisk(), risk.parametricShortfall(), currency),
        risk.components().stream().map(ValueAtRiskResult.ComponentLine::of).toList(),
        ValueAtRiskResult.ConcentrationLine.of(Concentration.of(exposures)),
        stress(
            arguments,
            exposures,
            new Classification(series.ledger(pins, arguments.portfolioId())),
            currency),
        ValueAtRiskResult.reason(risk),
        series.warnings(pins, of));
  }

  private static List<ValueAtRiskResult.StressLine> stress(
      LossArguments arguments,
      List<Exposure> exposures,
      Classification classification,
      CurrencyCode base) {
    List<ShockArgument> asked = arguments.shocks();
    List<ValueAtRiskResult.StressLine> lines = new ArrayList<>();
    if (asked != null) {
      lines.add(
          ValueAtRiskResult.StressLine.of(
              "custom",
              StressTest.of(
                  exposures, asked.stream().map(LossAnalyst::shock).toList(), classification, base),
              base));
      return lines;
    }
    StressTest.Shock fall = new StressTest.Shock(StressTest.Factor.ALL, "", EQUITIES_FALL);
    lines.add(
        ValueAtRiskResult.StressLine.of(
            "all prices -20 %",
            StressTest.of(exposures, List.of(fall), classification, base), base));
    exposures.stream()
        .map(Exposure::currency)
        .filter(currency -> !currency.equals(base))
        .distinct()
        .sorted()
        .forEach(
            currency ->
                lines.add(
                    ValueAtRiskResult.StressLine.of(
                        currency + " -10 %",
                        StressTest.of(
                            exposures,
                            List.of(
                                new StressTest.Shock(
                                    StressTest.Factor.CURRENCY, currency.code(), CURRENCIES_FALL)),
                            classification,
                            base),
                        base)));
    return lines;
  }

  private static StressTest.Shock shock(ShockArgument argument) {
    if (argument.change().compareTo(BigDecimal.ONE.negate()) <= 0) {
      throw InvalidInput.of("the change of a shock must be above -1");
    }
    return new StressTest.Shock(
        argument.factor(), Objects.requireNonNullElse(argument.of(), ""), argument.change());
  }
}
