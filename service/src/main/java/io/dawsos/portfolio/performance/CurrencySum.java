package io.dawsos.portfolio.performance;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.history.PriceColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sum of values in one currency, for each day, exact: products of scaled longs in 128 bits, so
 * that a position of a day costs a multiplication and no object. Not thread-safe.
 */
final class CurrencySum {
  /** Unscaled units below this take part; 2^18 products of 2^54 and 2^54 fit into 127 bits. */
  private static final long MAX_UNSCALED = 1L << 54;

  private final CurrencyCode currency;
  private final int scale;
  private final long[] high;
  private final long[] low;

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
    this.high = new long[days];
    this.low = new long[days];
  }

  CurrencyCode currency() {
    return currency;
  }

  /** Whether units count without rounding in longs of so many digits after the point. */
  static boolean fits(BigDecimal units, int scale) {
    BigDecimal unscaled = units.movePointRight(scale);
    return unscaled.abs().compareTo(BigDecimal.valueOf(MAX_UNSCALED)) < 0;
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
    for (int day = from; day < to; day++) {
      add(day, Math.multiplyHigh(count, unscaled[day]), count * unscaled[day]);
    }
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
      add(day, unscaled >> 63, unscaled);
    }
  }

  private void add(int day, long addedHigh, long addedLow) {
    long sum = low[day] + addedLow;
    // The carry of an unsigned addition.
    high[day] += addedHigh + (((low[day] & addedLow) | ((low[day] | addedLow) & ~sum)) >>> 63);
    low[day] = sum;
  }

  private void addRest(int day, BigDecimal amount) {
    if (rest == null) {
      rest = new BigDecimal[low.length];
    }
    BigDecimal before = rest[day];
    rest[day] = before == null ? amount : before.add(amount);
  }

  /** The sum of a day. */
  BigDecimal sum(int day) {
    BigDecimal exact =
        high[day] == low[day] >> 63
            ? BigDecimal.valueOf(low[day], scale)
            : new BigDecimal(wide(day), scale);
    BigDecimal more = rest == null ? null : rest[day];
    return more == null ? exact : exact.add(more);
  }

  private BigInteger wide(int day) {
    return new BigInteger(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(high[day]).putLong(low[day]).array());
  }

  @Override
  public String toString() {
    return currency + " " + Arrays.toString(low);
  }
}
