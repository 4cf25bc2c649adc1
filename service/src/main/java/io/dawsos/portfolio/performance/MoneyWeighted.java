package io.dawsos.portfolio.performance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The internal rate of return of dated flows, as spreadsheets' XIRR: the annual rate at which their
 * present values sum to zero, actual/365, above -100 %. Sought in the logarithm of the growth over
 * the whole time, where all rates are equally far from the edge.
 *
 * @param annual the rate of a year; none where there is no root or are several
 * @param cumulative the same over the whole time
 */
public record MoneyWeighted(Statistic annual, Statistic cumulative) {
  private static final double YEAR = 365;

  /** A growth of e^±30 over the whole time is as far as roots are sought. */
  private static final double EDGE = 30;

  private static final double STEP = 0.1;
  private static final int MAX_EVALUATIONS = 1_000;
  private static final double ACCURACY = 1e-15;

  /**
   * A flow as its owner sees it.
   *
   * @param amount below zero for what was paid in
   */
  public record CashFlow(LocalDate date, double amount) {}

  /** The rate of these flows, in any order. */
  public static MoneyWeighted of(List<CashFlow> flows) {
    List<CashFlow> ordered =
        flows.stream()
            .filter(flow -> flow.amount() != 0)
            .sorted((one, other) -> one.date().compareTo(other.date()))
            .toList();
    if (ordered.isEmpty()) {
      return none("there is no flow");
    }
    LocalDate first = ordered.get(0).date();
    double length = ChronoUnit.DAYS.between(first, ordered.get(ordered.size() - 1).date());
    if (length == 0) {
      return none("all flows are of one day");
    }
    double[] amounts = new double[ordered.size()];
    double[] shares = new double[ordered.size()];
    double largest = 0;
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = ordered.get(i).amount();
      shares[i] = ChronoUnit.DAYS.between(first, ordered.get(i).date()) / length;
      largest = Math.max(largest, Math.abs(amounts[i]));
    }
    double unit = largest;
    UnivariateFunction presentValue = growth -> presentValue(amounts, shares, growth) / unit;
    List<Double> roots = roots(presentValue, signChanges(amounts, shares));
    return ofRoots(roots, length / YEAR);
  }

  private static double presentValue(double[] amounts, double[] shares, double growth) {
    double sum = 0;
    for (int i = 0; i < amounts.length; i++) {
      sum += amounts[i] * StrictMath.exp(-growth * shares[i]);
    }
    return sum;
  }

  /** Changes of sign in the order of time, of each day's sum: the most roots there can be. */
  private static int signChanges(double[] amounts, double[] shares) {
    int changes = 0;
    double last = 0;
    for (int i = 0; i < amounts.length; ) {
      double share = shares[i];
      double sum = 0;
      for (; i < amounts.length && shares[i] == share; i++) {
        sum += amounts[i];
      }
      if (sum != 0) {
        changes += last * sum < 0 ? 1 : 0;
        last = Math.signum(sum);
      }
    }
    return changes;
  }

  private static List<Double> roots(UnivariateFunction presentValue, int signChanges) {
    if (signChanges == 0) {
      return List.of();
    }
    if (signChanges == 1) {
      for (double edge = 0.5;
          edge <= EDGE;
          edge = edge < EDGE ? Math.min(2 * edge, EDGE) : 2 * EDGE) {
        if (presentValue.value(-edge) * presentValue.value(edge) <= 0) {
          return List.of(solve(presentValue, -edge, edge));
        }
      }
      return List.of();
    }
    return scan(presentValue);
  }

  private static List<Double> scan(UnivariateFunction presentValue) {
    List<Double> roots = new ArrayList<>();
    int steps = (int) Math.round(2 * EDGE / STEP);
    double before = presentValue.value(-EDGE);
    for (int step = 1; step <= steps; step++) {
      double at = -EDGE + step * STEP;
      double value = presentValue.value(at);
      if (value == 0) {
        roots.add(at);
      } else if (before * value < 0) {
        roots.add(solve(presentValue, at - STEP, at));
      }
      before = value;
    }
    return roots;
  }

  private static double solve(UnivariateFunction presentValue, double low, double high) {
    return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, ACCURACY * ACCURACY, 5)
        .solve(MAX_EVALUATIONS, presentValue, low, high);
  }

  private static MoneyWeighted ofRoots(List<Double> roots, double years) {
    if (roots.isEmpty()) {
      return none("no rate above -100 % makes the present values sum to zero");
    }
    if (roots.size() > 1) {
      String rates =
          roots.stream()
              .map(root -> String.format(Locale.ROOT, "%.6f", StrictMath.expm1(root / years)))
              .collect(Collectors.joining(", "));
      return none("several rates make the present values sum to zero: " + rates);
    }
    double root = roots.get(0);
    return new MoneyWeighted(
        Statistic.of(StrictMath.expm1(root / years)), Statistic.of(StrictMath.expm1(root)));
  }

  private static MoneyWeighted none(String reason) {
    return new MoneyWeighted(Statistic.none(reason), Statistic.none(reason));
  }
}
