package io.dawsos.money;

import java.math.BigDecimal;

/**
 * A number of units of one currency, exact. Equality is by {@code BigDecimal.equals}: {@code 1.0
 * USD} and {@code 1.00 USD} differ, as the digits written carry Beancount's tolerance; compare
 * values with {@code number().compareTo}. Immutable and thread-safe.
 *
 * @param number the number of units, of any sign and scale
 * @param currency the currency or commodity counted
 */
public record Amount(BigDecimal number, CurrencyCode currency) {
  /** Returns the amount that the two texts write, such as {@code of("12.50", "CAD")}. */
  public static Amount of(String number, String currency) {
    return new Amount(new BigDecimal(number), CurrencyCode.of(currency));
  }

  /** Returns the sum; throws IllegalArgumentException for another currency. */
  public Amount plus(Amount other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot add " + other + " to " + this);
    }
    return new Amount(number.add(other.number), currency);
  }

  /** Returns the amount of the opposite sign. */
  public Amount negate() {
    return new Amount(number.negate(), currency);
  }

  /** Returns the amount as Beancount writes it, {@code 12.50 CAD}. */
  @Override
  public String toString() {
    return number.toPlainString() + " " + currency;
  }
}
