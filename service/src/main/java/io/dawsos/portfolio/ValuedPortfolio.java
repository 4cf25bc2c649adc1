package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The valued positions of a portfolio in one currency. Nothing is rounded.
 *
 * @param currency the currency of all values
 * @param positions by account, then commodity
 */
public record ValuedPortfolio(CurrencyCode currency, List<ValuedPosition> positions) {
  /** Copies the positions. */
  public ValuedPortfolio {
    positions = List.copyOf(positions);
  }

  /** The sum of the values of all positions that have one. */
  public BigDecimal total() {
    return positions.stream()
        .map(ValuedPosition::value)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The positions in one commodity. */
  public List<ValuedPosition> of(CurrencyCode commodity) {
    return positions.stream().filter(position -> position.commodity().equals(commodity)).toList();
  }

  /** The positions without a value, which {@link #total} leaves out. */
  public List<ValuedPosition> unpriced() {
    return positions.stream().filter(position -> position.value() == null).toList();
  }

  /** Share of the positions that have a value, 0 to 1, to 8 decimals; 1 where there is none. */
  public BigDecimal coverage() {
    return Coverage.of(positions.size(), unpriced().size());
  }

  /**
   * A value's share of the total; empty where the total is not above zero, as a share of nothing or
   * of a debt says nothing.
   */
  public static Optional<BigDecimal> weight(BigDecimal value, BigDecimal total) {
    return total.signum() > 0
        ? Optional.of(value.divide(total, Decimals.DIVISION))
        : Optional.empty();
  }
}
