package io.dawsos.agents;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a portfolio by sector, the largest first, rounded for output as in {@link
 * ValuedPositionsResult}.
 *
 * @param currency the currency of the values
 * @param marketValue the sum of all sectors
 * @param sectors every sector that holds a position with a value
 */
public record SectorAllocationResult(
    String currency, BigDecimal marketValue, List<Sector> sectors) {
  /**
   * One sector.
   *
   * @param sector the {@code sector} of the commodities' metadata; {@code Cash} for currencies
   *     without one, {@code Unclassified} for other commodities without one
   * @param marketValue value of its positions; negative where debts outweigh them
   * @param weight share of the portfolio; null where the portfolio is not worth more than nothing
   * @param positions number of positions
   */
  public record Sector(
      String sector, BigDecimal marketValue, @Nullable BigDecimal weight, int positions) {}
}
