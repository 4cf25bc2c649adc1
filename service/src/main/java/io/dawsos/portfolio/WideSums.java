package io.dawsos.portfolio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sums of products of scaled longs, side by side, exact in 128 bits: adding one costs a
 * multiplication and no object. Not thread-safe.
 */
public final class WideSums {
  /** Factors below this take part; 2^18 products of 2^54 and 2^54 fit into 127 bits. */
  public static final long MAX_FACTOR = 1L << 54;

  private static final int SAFE_DIGITS = 16;

  private final long[] high;
  private final long[] low;

  /** So many sums of nothing. */
  public WideSums(int size) {
    this.high = new long[size];
    this.low = new long[size];
  }

  /** The digits of a number as a factor; null where they are too many. */
  public static @Nullable Long factor(BigDecimal number) {
    return number.precision() <= SAFE_DIGITS ? number.unscaledValue().longValue() : null;
  }

  /** Number of sums. */
  public int size() {
    return low.length;
  }

  /** Adds a number to a sum. */
  public void add(int at, long number) {
    add(at, number >> 63, number);
  }

  /** Adds a product to a sum. */
  public void addProduct(int at, long one, long other) {
    add(at, Math.multiplyHigh(one, other), one * other);
  }

  /** Adds to each of some sums the product of a factor and its number. */
  public void addProducts(long factor, long[] numbers, int from, int to) {
    for (int at = from; at < to; at++) {
      add(at, Math.multiplyHigh(factor, numbers[at]), factor * numbers[at]);
    }
  }

  private void add(int at, long addedHigh, long addedLow) {
    long sum = low[at] + addedLow;
    // The carry of an unsigned addition.
    high[at] += addedHigh + (((low[at] & addedLow) | ((low[at] | addedLow) & ~sum)) >>> 63);
    low[at] = sum;
  }

  /** A sum as a number with so many digits after the point. */
  public BigDecimal sum(int at, int scale) {
    return high[at] == low[at] >> 63
        ? BigDecimal.valueOf(low[at], scale)
        : new BigDecimal(wide(at), scale);
  }

  private BigInteger wide(int at) {
    return new BigInteger(
        ByteBuffer.allocate(2 * Long.BYTES).putLong(high[at]).putLong(low[at]).array());
  }
}
