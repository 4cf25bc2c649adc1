package io.dawsos.portfolio.history;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one security in one currency, a row for each day. Exact: numbers are kept as scaled
 * longs, or as they are where one does not fit. Immutable; at 8 bytes a day.
 */
public final class PriceColumn {
  /** Unscaled prices below this multiply with unscaled units in 128 bits, and may be summed. */
  static final long MAX_UNSCALED = 1L << 54;

  private final CurrencyCode currency;
  private final int scale;
  private final long @Nullable [] unscaled;
  private final @Nullable BigDecimal[] exact;

  private PriceColumn(
      CurrencyCode currency, int scale, long @Nullable [] unscaled, @Nullable BigDecimal[] exact) {
    this.currency = currency;
    this.scale = scale;
    this.unscaled = unscaled;
    this.exact = exact;
  }

  /**
   * A column of these prices.
   *
   * @param prices above zero; null on a day without a price
   */
  public static PriceColumn of(CurrencyCode currency, @Nullable BigDecimal[] prices) {
    int scale =
        Stream.of(prices).filter(Objects::nonNull).mapToInt(BigDecimal::scale).reduce(0, Math::max);
    long[] unscaled = new long[prices.length];
    for (int day = 0; day < prices.length; day++) {
      BigDecimal price = prices[day];
      if (price != null) {
        BigDecimal aligned = price.setScale(scale, RoundingMode.UNNECESSARY);
        if (aligned.precision() > 18 || aligned.unscaledValue().longValue() >= MAX_UNSCALED) {
          return new PriceColumn(currency, scale, null, prices.clone());
        }
        unscaled[day] = aligned.unscaledValue().longValueExact();
      }
    }
    return new PriceColumn(currency, scale, unscaled, new BigDecimal[0]);
  }

  /** The currency of the prices. */
  public CurrencyCode currency() {
    return currency;
  }

  /** Number of days. */
  public int size() {
    return unscaled == null ? exact.length : unscaled.length;
  }

  /** Digits after the point of the unscaled prices. */
  public int scale() {
    return scale;
  }

  /** The unscaled prices, 0 on days without one, not to be changed; null where one does not fit. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public long @Nullable [] unscaled() {
    return unscaled;
  }

  /** Whether there is a price of this day. */
  public boolean has(int day) {
    return unscaled == null ? exact[day] != null : unscaled[day] != 0;
  }

  /** The price of a day; null without one. */
  public @Nullable BigDecimal price(int day) {
    if (unscaled == null) {
      return exact[day];
    }
    return unscaled[day] == 0 ? null : BigDecimal.valueOf(unscaled[day], scale);
  }

  /** The prices as binary numbers, 0 on days without one; for statistics only. */
  public double[] doubles() {
    double[] doubles = new double[size()];
    double unit = StrictMath.pow(10, scale);
    for (int day = 0; day < doubles.length; day++) {
      if (unscaled != null) {
        doubles[day] = unscaled[day] / unit;
      } else {
        BigDecimal price = exact[day];
        doubles[day] = price == null ? 0 : price.doubleValue();
      }
    }
    return doubles;
  }
}
