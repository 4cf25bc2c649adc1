package io.dawsos.portfolio.performance;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Returns of a span by the methods of the GIPS standards. A return of 0.01 is one percent. */
public final class Returns {
  /** The days of a year (actual/365). */
  private static final double YEAR = 365;

  private Returns() {}

  /**
   * Time-weighted return: the returns between all valuation days, linked. Bacon, Practical
   * Portfolio Performance Measurement and Attribution, 2nd ed., formula 2.20.
   */
  public static Statistic timeWeighted(Span span) {
    String reason = span.reason();
    if (reason != null) {
      return Statistic.none(reason);
    }
    return Statistic.of(linked(span.rates()));
  }

  /** Links returns: the product of one plus each, less one. */
  public static double linked(double[] rates) {
    double growth = 1;
    for (double rate : rates) {
      growth *= 1 + rate;
    }
    return growth - 1;
  }

  /**
   * Modified Dietz return: gain over average capital, each flow weighted by the share of the
   * calendar days for which it was there (Bacon, formula 2.14). What came in at the start of a day
   * was there that day.
   */
  public static Statistic modifiedDietz(Span span) {
    if (span.size() == 0) {
      return Statistic.none(java.util.Objects.requireNonNullElse(span.reason(), "there is no day"));
    }
    double capital = Doubles.of(span.startValue());
    double gain = Doubles.of(span.endValue()) - capital;
    double length = span.length();
    for (ExternalFlow flow : span.flows()) {
      double amount = Doubles.of(flow.amount());
      double after = ChronoUnit.DAYS.between(flow.countedOn(), span.to());
      double there = flow.timing() == ExternalFlow.Timing.START ? after + 1 : after;
      gain -= amount;
      capital += amount * Math.min(1, there / length);
    }
    return capital > 0
        ? Statistic.of(gain / capital)
        : Statistic.none("average capital was not above zero");
  }

  /** Money-weighted return: the internal rate of the span's values and flows. */
  public static MoneyWeighted moneyWeighted(Span span) {
    List<MoneyWeighted.CashFlow> flows = new ArrayList<>();
    flows.add(new MoneyWeighted.CashFlow(span.from(), -Doubles.of(span.startValue())));
    for (ExternalFlow flow : span.flows()) {
      flows.add(new MoneyWeighted.CashFlow(flow.countedOn(), -Doubles.of(flow.amount())));
    }
    flows.add(new MoneyWeighted.CashFlow(span.to(), Doubles.of(span.endValue())));
    return MoneyWeighted.of(flows);
  }

  /** A return as one of a year; none for a year and less, as GIPS demands. */
  public static Statistic annualized(Statistic figure, long days) {
    Double value = figure.value();
    if (value == null) {
      return figure;
    }
    return days <= YEAR
        ? Statistic.none("returns of a year and less are not annualised")
        : Statistic.of(StrictMath.pow(1 + value, YEAR / days) - 1);
  }
}
