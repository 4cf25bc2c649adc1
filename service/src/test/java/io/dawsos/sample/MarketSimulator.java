package io.dawsos.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Geometric random walks with a common factor for prices, mean-reverting ones for exchange rates.
 *
 * <p>Only additions, multiplications, {@link StrictMath} and the 64-bit output of {@link
 * SplittableRandom} are used, so the same seed gives the same figures on every platform and
 * release; {@code nextGaussian} would not promise that.
 */
final class MarketSimulator {
  private static final double DAYS_PER_YEAR = 252;
  private static final double COMMON_SHARE = 0.5;

  private final long seed;
  private final List<LocalDate> days = BusinessDays.all();

  MarketSimulator(long seed) {
    this.seed = seed;
  }

  Market simulate() {
    double[] common = normals("market");
    Map<String, Map<LocalDate, BigDecimal>> closes = new LinkedHashMap<>();
    for (Security security : Security.ALL) {
      closes.put(security.symbol(), closes(security, common));
    }
    Map<String, Map<LocalDate, BigDecimal>> perEuro = new LinkedHashMap<>();
    perEuro.put("USD", rates("EUR/USD", 1.0942, 0.07));
    perEuro.put("CAD", rates("EUR/CAD", 1.4585, 0.06));
    return new Market(closes, perEuro);
  }

  private Map<LocalDate, BigDecimal> closes(Security security, double[] common) {
    double[] own = normals(security.symbol());
    double daily = security.volatility() / StrictMath.sqrt(DAYS_PER_YEAR);
    double trend = security.drift() / DAYS_PER_YEAR - daily * daily / 2;
    double ownShare = StrictMath.sqrt(1 - COMMON_SHARE * COMMON_SHARE);

    Map<LocalDate, BigDecimal> closes = new LinkedHashMap<>();
    double price = security.firstClose().doubleValue();
    for (int i = 0; i < days.size(); i++) {
      if (i > 0) {
        price *= StrictMath.exp(trend + daily * (COMMON_SHARE * common[i] + ownShare * own[i]));
      }
      double quote = security.isSplitOn(days.get(i)) ? price / 2 : price;
      closes.put(days.get(i), round(quote, security.priceScale()));
    }
    return closes;
  }

  private Map<LocalDate, BigDecimal> rates(String pair, double first, double volatility) {
    double[] moves = normals(pair);
    double daily = volatility / StrictMath.sqrt(DAYS_PER_YEAR);

    Map<LocalDate, BigDecimal> rates = new LinkedHashMap<>();
    double distance = 0;
    for (int i = 0; i < days.size(); i++) {
      if (i > 0) {
        distance = 0.99 * distance + daily * moves[i];
      }
      rates.put(days.get(i), round(first * StrictMath.exp(distance), 4));
    }
    return rates;
  }

  /** One standard normal value per day; every name has its own stream. */
  private double[] normals(String name) {
    RandomGenerator random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * name.hashCode());
    double[] values = new double[days.size()];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      // Twelve uniform values have variance one.
      for (int k = 0; k < 12; k++) {
        sum += (random.nextLong() >>> 11) * 0x1.0p-53;
      }
      values[i] = sum - 6;
    }
    return values;
  }

  private static BigDecimal round(double value, int scale) {
    return new BigDecimal(value).setScale(scale, RoundingMode.HALF_EVEN);
  }
}
