package io.dawsos.portfolio.attribution;

/**
 * Factors by which effects of single periods are multiplied so that they add up to the effect over
 * all of them (Carino, Combining Attribution Effects Over Time, Journal of Performance Measurement,
 * Summer 1999).
 */
final class CarinoLinking {
  private CarinoLinking() {}

  /** The factors for parts of a return: they add up to the linked return. */
  static double[] ofReturn(double[] rates) {
    return factors(rates, new double[rates.length]);
  }

  /** The factors for parts of a difference of returns: they add up to that of the linked ones. */
  static double[] ofDifference(double[] ours, double[] theirs) {
    return factors(ours, theirs);
  }

  private static double[] factors(double[] ours, double[] theirs) {
    double us = 1;
    double them = 1;
    double[] factors = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      factors[i] = coefficient(1 + ours[i], 1 + theirs[i]);
      us *= 1 + ours[i];
      them *= 1 + theirs[i];
    }
    double whole = coefficient(us, them);
    for (int i = 0; i < factors.length; i++) {
      factors[i] /= whole;
    }
    return factors;
  }

  /** (ln a − ln b) ÷ (a − b), and its limit 1 ÷ a where both are equal. */
  private static double coefficient(double a, double b) {
    double ratio = (a - b) / b;
    return ratio == 0 ? 1 / a : StrictMath.log1p(ratio) / (a - b);
  }

  /** Whether growth can be linked: no period lost everything. */
  static boolean canLink(double[] rates) {
    for (double rate : rates) {
      if (rate <= -1) {
        return false;
      }
    }
    return true;
  }
}
