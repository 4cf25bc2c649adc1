package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Classification;
import io.dawsos.portfolio.ValuedPortfolio;
import io.dawsos.portfolio.ValuedPosition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio holds of one commodity, rounded for output.
 *
 * @param security the commodity
 * @param name what the ledger calls it; null where it does not say
 * @param sector by the ledger, like asset class and country
 * @param asofDate units are those at the end of this date
 * @param currency the currency of the values
 * @param units in all accounts; below zero for a short position
 * @param marketValue of all units; null where it cannot be computed
 * @param weight share of the portfolio's value; null where that is not above zero
 * @param portfolioValue sum of all positions that have a value
 * @param missing why there is no value; null where there is one
 * @param positions by account
 * @param warnings prices carried forward
 */
public record HoldingResult(
    String security,
    @Nullable String name,
    String sector,
    String assetClass,
    String country,
    LocalDate asofDate,
    String currency,
    BigDecimal units,
    @Nullable BigDecimal marketValue,
    @Nullable BigDecimal weight,
    BigDecimal portfolioValue,
    @Nullable String missing,
    List<ValuedPositionsResult.Line> positions,
    List<String> warnings) {
  static HoldingResult of(
      CurrencyCode commodity,
      LocalDate asOf,
      ValuedPortfolio whole,
      Classification classification,
      List<String> warnings) {
    List<ValuedPosition> held = whole.of(commodity);
    BigDecimal all = whole.total();
    String missing =
        held.stream()
            .map(ValuedPosition::missing)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    BigDecimal value = missing == null ? new ValuedPortfolio(whole.currency(), held).total() : null;
    return new HoldingResult(
        commodity.code(),
        classification.name(commodity).orElse(null),
        classification.sector(commodity),
        classification.assetClass(commodity),
        classification.country(commodity),
        asOf,
        whole.currency().code(),
        Plain.units(
            held.stream().map(ValuedPosition::units).reduce(BigDecimal.ZERO, BigDecimal::add)),
        value == null ? null : Decimals.toCurrency(value, whole.currency()),
        value == null ? null : ValuedPositionsResult.weight(value, all),
        Decimals.toCurrency(all, whole.currency()),
        missing,
        held.stream().map(each -> ValuedPositionsResult.Line.of(each, whole, all)).toList(),
        warnings);
  }
}
