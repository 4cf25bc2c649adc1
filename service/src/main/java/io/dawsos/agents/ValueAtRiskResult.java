package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.performance.Statistic;
import io.dawsos.portfolio.risk.Concentration;
import io.dawsos.portfolio.risk.StressTest;
import io.dawsos.portfolio.risk.ValueAtRisk;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the positions at the end of the pack's date may lose. Losses are above zero, in the
 * currency.
 *
 * @param currency the currency of all amounts
 * @param confidence share of the days whose loss is not to exceed the value at risk
 * @param horizonDays days over which the loss may arise
 * @param observations number of days that are looked at
 * @param method how it is computed
 * @param historical quantile and mean of the worst of the days
 * @param parametric those of a normal distribution of mean zero
 * @param components what each position has in the parametric value at risk; they add up to it
 * @param concentration how much lies in few positions
 * @param stress what would be lost at once
 * @param reason why there is no value at risk; null where there is
 * @param warnings what a reader must know
 */
public record ValueAtRiskResult(
    String currency,
    BigDecimal confidence,
    int horizonDays,
    int observations,
    String method,
    Losses historical,
    Losses parametric,
    List<ComponentLine> components,
    ConcentrationLine concentration,
    List<StressLine> stress,
    @Nullable String reason,
    List<String> warnings) {
  static final String METHOD =
      "present positions × daily changes of price and rate; historical: quantile R-7 and mean beyond"
          + " it; parametric: normal, mean zero; horizon × √days; Jorion 2007, chapters 5 and 7";

  /** Value at risk and expected shortfall; null where they cannot be computed. */
  public record Losses(@Nullable BigDecimal valueAtRisk, @Nullable BigDecimal expectedShortfall) {
    static Losses of(Statistic valueAtRisk, Statistic shortfall, CurrencyCode currency) {
      return new Losses(money(valueAtRisk, currency), money(shortfall, currency));
    }
  }

  private static @Nullable BigDecimal money(Statistic statistic, CurrencyCode currency) {
    Double value = statistic.value();
    return value == null ? null : Decimals.toCurrency(BigDecimal.valueOf(value), currency);
  }

  /**
   * A position's part.
   *
   * @param marginal by how much the value at risk grows for one more unit of currency in it
   * @param component value × marginal, with 10 decimals, so that the parts add up
   */
  public record ComponentLine(String commodity, BigDecimal marginal, BigDecimal component) {
    static ComponentLine of(ValueAtRisk.Component of) {
      return new ComponentLine(
          of.commodity().code(), Rounded.of(of.marginal()), Rounded.of(of.component()));
    }
  }

  /** Shares of the gross value, in which debts and short positions count as if they were owned. */
  public record ConcentrationLine(
      int positions,
      @Nullable BigDecimal herfindahl,
      @Nullable BigDecimal effectivePositions,
      @Nullable BigDecimal top1,
      @Nullable BigDecimal top5,
      @Nullable BigDecimal top10,
      @Nullable String reason) {
    static ConcentrationLine of(Concentration of) {
      return new ConcentrationLine(
          of.positions(),
          Rounded.of(of.herfindahl()),
          Rounded.of(of.effective()),
          Rounded.of(of.top1()),
          Rounded.of(of.top5()),
          Rounded.of(of.top10()),
          of.herfindahl().reason());
    }
  }

  /**
   * The effect of shocks.
   *
   * @param scenario its name
   * @param change of the portfolio's value
   * @param positions the change of each that is hit
   */
  public record StressLine(String scenario, BigDecimal change, List<StressedPosition> positions) {
    static StressLine of(String scenario, List<StressTest.Effect> effects, CurrencyCode currency) {
      BigDecimal change =
          effects.stream().map(StressTest.Effect::change).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new StressLine(
          scenario,
          Decimals.toCurrency(change, currency),
          effects.stream()
              .filter(effect -> effect.change().signum() != 0)
              .map(
                  effect ->
                      new StressedPosition(
                          effect.commodity().code(),
                          Decimals.toCurrency(effect.before(), currency),
                          Decimals.toCurrency(effect.change(), currency)))
              .toList());
    }
  }

  /** A position that is hit, and by how much its value changes. */
  public record StressedPosition(String commodity, BigDecimal value, BigDecimal change) {}

  static @Nullable String reason(ValueAtRisk of) {
    return of.historicalValueAtRisk().reason();
  }
}
