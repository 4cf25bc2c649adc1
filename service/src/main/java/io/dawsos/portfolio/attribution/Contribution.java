package io.dawsos.portfolio.attribution;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.performance.Returns;
import io.dawsos.portfolio.performance.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each commodity contributed to a time-weighted return, by cause. Effects of days are linked
 * after Carino (1999) and add up to the return. For each day, as for Karnosky and Singer (1994),
 * but in simple returns: {@code 1 + base = (1 + local) × (1 + fx)}, the product being the
 * interaction.
 *
 * @param total the return
 * @param lines each commodity that was held, then what belongs to none
 * @param reason why there is none; null where there is one
 */
public record Contribution(double total, List<Line> lines, @Nullable String reason) {
  /** Copies the lines. */
  public Contribution {
    lines = List.copyOf(lines);
  }

  /**
   * A commodity's contribution.
   *
   * @param commodity null for fees, interest and conversions, which belong to none
   * @param currency of its price
   * @param averageWeight mean of its weights at the starts of the days
   * @param local by its price in its own currency
   * @param fx by its currency
   * @param interaction by both at once
   * @param booked by income, fees and trading within the day, in the base currency
   */
  public record Line(
      @Nullable CurrencyCode commodity,
      @Nullable CurrencyCode currency,
      double averageWeight,
      double local,
      double fx,
      double interaction,
      double booked) {
    /** The sum with another line of the same currency. */
    public Line plus(Line other) {
      return new Line(
          null,
          currency,
          averageWeight + other.averageWeight,
          local + other.local,
          fx + other.fx,
          interaction + other.interaction,
          booked + other.booked);
    }

    /** All of it. */
    public double total() {
      return local + fx + interaction + booked;
    }
  }

  /** No contributions, and why. */
  public static Contribution none(String reason) {
    return new Contribution(0, List.of(), reason);
  }

  /** That of a commodity; empty where it was not held. */
  public Optional<Line> line(CurrencyCode commodity) {
    return lines.stream().filter(line -> commodity.equals(line.commodity())).findFirst();
  }

  /** The contributions over a span. */
  public static Contribution of(Span span) {
    String reason = span.reason();
    if (reason != null) {
      return none(reason);
    }
    double[] rates = span.rates();
    if (!CarinoLinking.canLink(rates)) {
      return none("everything was lost within a day");
    }
    double[] factors = CarinoLinking.ofReturn(rates);
    List<Line> lines = new ArrayList<>();
    for (DayEffects.Line line : DayEffects.of(span).lines()) {
      lines.add(
          new Line(
              line.commodity(),
              line.currency(),
              sum(line.weight(), null) / rates.length,
              sum(line.local(), factors),
              sum(line.fx(), factors),
              sum(line.interaction(), factors),
              sum(line.booked(), factors)));
    }
    return new Contribution(Returns.linked(rates), lines, null);
  }

  private static double sum(double[] values, double @Nullable [] factors) {
    double sum = 0;
    for (int day = 0; day < values.length; day++) {
      sum += factors == null ? values[day] : values[day] * factors[day];
    }
    return sum;
  }
}
