package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.attribution.Contribution;
import io.dawsos.portfolio.performance.HoldingReturn;
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
 * What one holding returned and contributed. A return of 0.01 is one percent; figures that cannot
 * be computed are null, with a reason.
 *
 * @param security the commodity
 * @param currency the base currency
 * @param localCurrency that of the price
 * @param method by what the figures are computed
 * @param periods MTD, QTD, YTD, 1Y, 3Y, 5Y, since_inception and custom, where one was asked for
 * @param contribution to the portfolio's return over the custom period, else since its inception
 * @param warnings what a reader must know
 */
public record HoldingReturnsResult(
    String security,
    String currency,
    String localCurrency,
    PerformanceResult.Method method,
    List<PeriodLine> periods,
    ContributionLine contribution,
    List<String> warnings) {
  /**
   * Returns over one period.
   *
   * @param from the date at whose end it begins
   * @param to the date at whose end it ends
   * @param netFlow what was paid for the holding less what it paid, in the base currency
   * @param timeWeighted over the whole period, in the base currency
   * @param timeWeightedLocal in the currency of the price
   * @param timeWeightedFx (1 + base) ÷ (1 + local) − 1
   * @param timeWeightedAnnual of a year, in the base currency
   * @param moneyWeighted over the whole period; {@code moneyWeightedAnnual} of a year (XIRR)
   * @param reasons why figures are null, each once
   */
  public record PeriodLine(
      String period,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal startValue,
      @Nullable BigDecimal endValue,
      @Nullable BigDecimal netFlow,
      @Nullable BigDecimal timeWeighted,
      @Nullable BigDecimal timeWeightedLocal,
      @Nullable BigDecimal timeWeightedFx,
      @Nullable BigDecimal timeWeightedAnnual,
      @Nullable BigDecimal moneyWeighted,
      @Nullable BigDecimal moneyWeightedLocal,
      @Nullable BigDecimal moneyWeightedAnnual,
      @Nullable BigDecimal moneyWeightedAnnualLocal,
      List<String> reasons) {
    private static PeriodLine of(HoldingReturn of, CurrencyCode currency) {
      PeriodReturn base = of.base();
      PeriodReturn local = of.local();
      Span span = base.span();
      return new PeriodLine(
          base.period().name(),
          span == null ? null : span.from(),
          span == null ? null : span.to(),
          span == null ? null : Decimals.toCurrency(span.startValue(), currency),
          span == null ? null : Decimals.toCurrency(span.endValue(), currency),
          span == null ? null : Decimals.toCurrency(base.netFlow(), currency),
          Rounded.of(base.timeWeighted()),
          Rounded.of(local.timeWeighted()),
          Rounded.of(of.fx()),
          Rounded.of(base.timeWeightedAnnual()),
          Rounded.of(base.moneyWeighted().cumulative()),
          Rounded.of(local.moneyWeighted().cumulative()),
          Rounded.of(base.moneyWeighted().annual()),
          Rounded.of(local.moneyWeighted().annual()),
          Stream.of(
                  base.timeWeighted(),
                  local.timeWeighted(),
                  base.timeWeightedAnnual(),
                  base.moneyWeighted().cumulative(),
                  local.moneyWeighted().cumulative())
              .map(Statistic::reason)
              .filter(Objects::nonNull)
              .distinct()
              .toList());
    }
  }

  /**
   * What the holding contributed to the portfolio's time-weighted return.
   *
   * @param from the date at whose end the period begins; null where there is none
   * @param to the date at whose end it ends; null where there is none
   * @param portfolioReturn of which it is a part; null where there is none
   * @param averageWeight mean of its weights at the starts of the days
   * @param local by its price in its own currency
   * @param fx by its currency
   * @param interaction by both at once
   * @param booked by income, fees and trading
   * @param total all of it
   * @param reason why these are null; null where they are not
   * @param method how it is computed
   */
  public record ContributionLine(
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal portfolioReturn,
      @Nullable BigDecimal averageWeight,
      @Nullable BigDecimal local,
      @Nullable BigDecimal fx,
      @Nullable BigDecimal interaction,
      @Nullable BigDecimal booked,
      @Nullable BigDecimal total,
      @Nullable String reason,
      String method) {
    static ContributionLine of(CurrencyCode commodity, @Nullable Span span, Contribution of) {
      Contribution.Line line = of.line(commodity).orElse(null);
      String reason = of.reason();
      if (reason == null && line == null) {
        reason = "%s has neither price nor rate".formatted(commodity);
      }
      return new ContributionLine(
          span == null ? null : span.from(),
          span == null ? null : span.to(),
          of.reason() == null ? Rounded.of(of.total()) : null,
          line == null ? null : Rounded.of(line.averageWeight()),
          line == null ? null : Rounded.of(line.local()),
          line == null ? null : Rounded.of(line.fx()),
          line == null ? null : Rounded.of(line.interaction()),
          line == null ? null : Rounded.of(line.booked()),
          line == null ? null : Rounded.of(line.total()),
          reason,
          ContributionResult.METHOD);
    }
  }

  static HoldingReturnsResult of(
      String security,
      CurrencyCode currency,
      CurrencyCode local,
      List<HoldingReturn> periods,
      ContributionLine contribution,
      List<String> warnings) {
    return new HoldingReturnsResult(
        security,
        currency.code(),
        local.code(),
        PerformanceResult.Method.OF_HOLDING,
        periods.stream().map(line -> PeriodLine.of(line, currency)).toList(),
        contribution,
        warnings);
  }
}
