package io.dawsos.pack.quality;

import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How far two numbers above zero lie apart: the larger over the smaller, less 1. A fall to a
 * quarter is as far as a rise to four times, and a price in one currency as its inverse.
 */
final class Distance {
  /** Far more than the error of one division of doubles, far less than what a limit can mean. */
  private static final double MARGIN = 1 - 1e-9;

  private static final int BASIS_POINT_DIGITS = 4;

  private Distance() {}

  /** The distance to 34 significant digits. */
  static BigDecimal between(BigDecimal one, BigDecimal other) {
    return one.max(other).divide(one.min(other), Decimals.DIVISION).subtract(BigDecimal.ONE);
  }

  /** Whether the distance is above the limit, exactly. */
  static boolean exceeds(BigDecimal one, BigDecimal other, BigDecimal limit) {
    // Nearly all prices of a pack are clearly within: doubles say so, and make no garbage.
    double ratio = one.doubleValue() / other.doubleValue();
    double most = (1 + limit.doubleValue()) * MARGIN;
    if (ratio < most && ratio * most > 1) {
      return false;
    }
    return one.max(other).compareTo(one.min(other).multiply(limit.add(BigDecimal.ONE))) > 0;
  }

  /** A distance in basis points. */
  static BigDecimal toBasisPoints(BigDecimal distance) {
    return distance.movePointRight(BASIS_POINT_DIGITS);
  }

  /** Basis points as a distance. */
  static BigDecimal ofBasisPoints(BigDecimal basisPoints) {
    return basisPoints.movePointLeft(BASIS_POINT_DIGITS);
  }

  /** Basis points for people, such as {@code 51.3 bp}. */
  static String basisPointText(BigDecimal basisPoints) {
    return basisPoints.setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " bp";
  }
}
