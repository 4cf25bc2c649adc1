package io.dawsos.pack;

import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A split or its reverse: {@code oldUnits} of a security become {@code newUnits}.
 *
 * @param exDate the first day on which the security trades in new units
 * @param newUnits above zero; 4 for four-for-one
 * @param oldUnits above zero; 1 for four-for-one
 * @param source where it is known from, a name as of price sources
 */
public record Split(
    SecurityId security,
    LocalDate exDate,
    BigDecimal newUnits,
    BigDecimal oldUnits,
    String source) {
  /** Refuses ratios of zero and below. */
  public Split {
    if (newUnits.signum() <= 0 || oldUnits.signum() <= 0) {
      throw new IllegalArgumentException(
          "split of %s on %s is not above zero".formatted(security, exDate));
    }
    SourceName.check(source);
  }

  /** A price of one old unit as the price of one new unit; 34 significant digits. */
  public BigDecimal adjust(BigDecimal price) {
    return price.multiply(oldUnits).divide(newUnits, Decimals.DIVISION);
  }

  /** Whether a price of the first date must be adjusted to be one of the second. */
  public boolean liesBetween(LocalDate priced, LocalDate asOf) {
    return exDate.isAfter(priced) && !exDate.isAfter(asOf);
  }
}
