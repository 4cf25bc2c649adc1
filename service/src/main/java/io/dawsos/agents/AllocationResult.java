package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Allocation;
import io.dawsos.portfolio.ValuedPortfolio;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a portfolio by group, the largest first, rounded for output as in {@link
 * ValuedPositionsResult}.
 *
 * @param by what the groups are
 * @param currency the currency of the values
 * @param marketValue the sum of all groups
 * @param groups every group that holds a position with a value
 */
public record AllocationResult(
    Allocation.Dimension by, String currency, BigDecimal marketValue, List<Group> groups) {
  /**
   * One group.
   *
   * @param name what the commodities' metadata says, or their currency; {@code Cash} for currencies
   *     without it, {@code Unclassified} for other commodities without it
   * @param marketValue value of its positions; negative where debts outweigh them
   * @param weight share of the portfolio; null where the portfolio is not worth more than nothing
   * @param positions number of positions
   */
  public record Group(
      String name, BigDecimal marketValue, @Nullable BigDecimal weight, int positions) {}

  static AllocationResult of(
      Allocation.Dimension by, ValuedPortfolio valued, List<Allocation.Slice> slices) {
    CurrencyCode currency = valued.currency();
    BigDecimal total = valued.total();
    return new AllocationResult(
        by,
        currency.code(),
        Decimals.toCurrency(total, currency),
        slices.stream()
            .map(
                slice ->
                    new Group(
                        slice.name(),
                        Decimals.toCurrency(slice.value(), currency),
                        ValuedPositionsResult.weight(slice.value(), total),
                        slice.positions()))
            .toList());
  }
}
