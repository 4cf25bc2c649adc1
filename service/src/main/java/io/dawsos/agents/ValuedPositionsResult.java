package io.dawsos.agents;

import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.ValuedPortfolio;
import io.dawsos.portfolio.ValuedPosition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The valued positions of a portfolio, rounded for output: money to its currency's digits, rates to
 * 12 decimals, weights to 8.
 *
 * @param portfolioId the portfolio
 * @param name its name
 * @param asofDate positions are those at the end of this date
 * @param currency the currency of {@code marketValue} here and in every position
 * @param marketValue the sum of all positions that have a value
 * @param coverage share of the positions that have a value, 0 to 1
 * @param positions by account, then commodity
 * @param warnings carried prices and positions without a value
 */
public record ValuedPositionsResult(
    String portfolioId,
    String name,
    LocalDate asofDate,
    String currency,
    BigDecimal marketValue,
    BigDecimal coverage,
    List<Line> positions,
    List<String> warnings) {
  /**
   * One commodity in one account; a value that cannot be computed is null and {@code missing} says
   * why.
   */
  public record Line(
      String account,
      String commodity,
      BigDecimal units,
      int lots,
      @Nullable BigDecimal costBasis,
      @Nullable String costCurrency,
      @Nullable BigDecimal price,
      @Nullable LocalDate priceDate,
      @Nullable String priceSource,
      @Nullable BigDecimal localValue,
      @Nullable String localCurrency,
      @Nullable BigDecimal fxRate,
      @Nullable List<String> fxRoute,
      @Nullable BigDecimal marketValue,
      @Nullable BigDecimal weight,
      @Nullable String missing) {
    static Line of(ValuedPosition position, ValuedPortfolio valued, BigDecimal total) {
      var cost = position.cost();
      var price = position.price();
      var local = position.localValue();
      var fx = position.fx();
      BigDecimal value = position.value();
      return new Line(
          position.account(),
          position.commodity().code(),
          position.units(),
          position.lots(),
          cost == null ? null : Decimals.toCurrency(cost.number(), cost.currency()),
          cost == null ? null : cost.currency().code(),
          price == null ? null : price.close(),
          price == null ? null : price.date(),
          price == null ? null : price.source(),
          local == null ? null : Decimals.toCurrency(local.number(), local.currency()),
          local == null ? null : local.currency().code(),
          fx == null ? null : Plain.rate(fx.rate()),
          fx == null ? null : fx.legs(),
          value == null ? null : Decimals.toCurrency(value, valued.currency()),
          value == null ? null : ValuedPositionsResult.weight(value, total),
          position.missing());
    }
  }

  static ValuedPositionsResult of(
      Portfolio portfolio, LocalDate asOf, ValuedPortfolio valued, List<String> warnings) {
    BigDecimal total = valued.total();
    return new ValuedPositionsResult(
        portfolio.id().toString(),
        portfolio.name(),
        asOf,
        valued.currency().code(),
        Decimals.toCurrency(total, valued.currency()),
        new BigDecimal(Decimals.canonical(valued.coverage())),
        valued.positions().stream().map(position -> Line.of(position, valued, total)).toList(),
        warnings);
  }

  /** A value's share of the total, rounded for output; null where a share says nothing. */
  static @Nullable BigDecimal weight(BigDecimal value, BigDecimal total) {
    return ValuedPortfolio.weight(value, total).map(Plain::weight).orElse(null);
  }
}
