package io.dawsos.portfolio.history;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one currency converted to another, a row for each day. Immutable. */
public final class RateColumn {
  private final @Nullable BigDecimal[] rates;
  private final double[] doubles;

  /**
   * A column of these rates.
   *
   * @param rates units of the target for one of the origin, above zero; null on a day without a
   *     route
   */
  public RateColumn(@Nullable BigDecimal[] rates) {
    this.rates = rates.clone();
    this.doubles = new double[rates.length];
    for (int day = 0; day < rates.length; day++) {
      BigDecimal rate = rates[day];
      doubles[day] = rate == null ? 0 : rate.doubleValue();
    }
  }

  /** The rates of a currency against itself. */
  public static RateColumn one(int days) {
    BigDecimal[] rates = new BigDecimal[days];
    Arrays.fill(rates, BigDecimal.ONE);
    return new RateColumn(rates);
  }

  /** Whether there is no route on any day. */
  public boolean isEmpty() {
    return Arrays.stream(rates).allMatch(Objects::isNull);
  }

  /** Whether there is a route on this day. */
  public boolean has(int day) {
    return rates[day] != null;
  }

  /** The rate of a day; null without a route. */
  public @Nullable BigDecimal rate(int day) {
    return rates[day];
  }

  /** The rate of a day as a binary number, 0 without a route; for statistics only. */
  public double asDouble(int day) {
    return doubles[day];
  }
}
