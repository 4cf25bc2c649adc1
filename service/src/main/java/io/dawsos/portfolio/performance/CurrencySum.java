package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.WideSums;
import io.dawsos.portfolio.history.PriceColumn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sum of values in one currency, for each day, exact. Not thread-safe. */
final class CurrencySum {
  private final CurrencyCode currency;
  private final int scale;
  private final WideSums sums;

  /** The sum of what did not fit; null where all did. */
  private @Nullable BigDecimal @Nullable [] rest;

  /**
   * A sum of nothing.
   *
   * @param scale digits after the point of all products
   */
  CurrencySum(CurrencyCode currency, int scale, int days) {
    this.currency = currency;
    this.scale = scale;
    this.sums = new WideSums(days);
  }

  CurrencyCode currency() {
    return currency;
  }

  /** Whether units count without rounding in longs of so many digits after the point. */
  static boolean fits(BigDecimal units, int scale) {
    BigDecimal unscaled = units.movePointRight(scale);
    return unscaled.abs().compareTo(BigDecimal.valueOf(WideSums.MAX_FACTOR)) < 0;
  }

  /** Adds units at their prices on some days; days without a price add nothing. */
  void add(BigDecimal units, int unitScale, PriceColumn prices, int from, int to) {
    long[] unscaled = prices.unscaled();
    if (unscaled == null || !fits(units, unitScale)) {
      for (int day = from; day < to; day++) {
        BigDecimal price = prices.price(day);
        if (price != null) {
          addRest(day, units.multiply(price));
        }
      }
      return;
    }
    long count = units.movePointRight(unitScale).longValueExact();
    sums.addProducts(count, unscaled, from, to);
  }

  /** Adds an amount on some days. */
  void add(BigDecimal amount, int from, int to) {
    if (amount.scale() > scale || !fits(amount, scale)) {
      for (int day = from; day < to; day++) {
        addRest(day, amount);
      }
      return;
    }
    long unscaled = amount.movePointRight(scale).longValueExact();
    for (int day = from; day < to; day++) {
      sums.add(day, unscaled);
    }
  }

  private void addRest(int day, BigDecimal amount) {
    if (rest == null) {
      rest = new BigDecimal[sums.size()];
    }
    BigDecimal before = rest[day];
    rest[day] = before == null ? amount : before.add(amount);
  }

  /** The sum of a day. */
  BigDecimal sum(int day) {
    BigDecimal exact = sums.sum(day, scale);
    BigDecimal more = rest == null ? null : rest[day];
    return more == null ? exact : exact.add(more);
  }
}
