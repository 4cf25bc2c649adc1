package io.dawsos.agents;

import io.dawsos.portfolio.attribution.Contribution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What contributed to a time-weighted return. Contributions add up to it; 0.01 is one percent.
 *
 * @param currency the currency of the return
 * @param from the date at whose end the period begins; null where there is none
 * @param to the date at whose end it ends; null where there is none
 * @param method how it is computed
 * @param timeWeighted the return; null where there is none
 * @param reason why there is none; null where there is one
 * @param commodities by what was held, what belongs to none last
 * @param currencies the same by currency
 * @param warnings what a reader must know
 */
public record ContributionResult(
    String currency,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String method,
    @Nullable BigDecimal timeWeighted,
    @Nullable String reason,
    List<Line> commodities,
    List<Line> currencies,
    List<String> warnings) {
  static final String METHOD =
      "daily effects on the units held: price, currency, both; income, fees and trading as booked;"
          + " linked after Carino 1999; 1 + base = (1 + local)(1 + fx), Karnosky and Singer 1994";

  /**
   * A contribution.
   *
   * @param of the commodity or currency; null for fees, interest and conversions
   * @param currency of its price; null where it is null
   * @param averageWeight mean of its weights at the starts of the days
   * @param local by its price in its own currency
   * @param fx by its currency
   * @param interaction by both at once
   * @param booked by income, fees and trading
   * @param total all of it
   */
  public record Line(
      @Nullable String of,
      @Nullable String currency,
      BigDecimal averageWeight,
      BigDecimal local,
      BigDecimal fx,
      BigDecimal interaction,
      BigDecimal booked,
      BigDecimal total) {
    private static Line of(@Nullable String name, Contribution.Line line) {
      return new Line(
          name,
          line.currency() == null ? null : line.currency().code(),
          Rounded.of(line.averageWeight()),
          Rounded.of(line.local()),
          Rounded.of(line.fx()),
          Rounded.of(line.interaction()),
          Rounded.of(line.booked()),
          Rounded.of(line.total()));
    }
  }

  static List<Line> byCommodity(Contribution of) {
    List<Line> lines = new ArrayList<>();
    for (Contribution.Line line : of.lines()) {
      lines.add(Line.of(line.commodity() == null ? null : line.commodity().code(), line));
    }
    return lines;
  }

  static List<Line> byCurrency(Contribution of) {
    Map<String, Contribution.Line> sums = new TreeMap<>();
    List<Line> lines = new ArrayList<>();
    for (Contribution.Line line : of.lines()) {
      if (line.currency() == null) {
        lines.add(Line.of(null, line));
      } else {
        sums.merge(line.currency().code(), line, Contribution.Line::plus);
      }
    }
    List<Line> summed = new ArrayList<>();
    sums.forEach((name, line) -> summed.add(Line.of(name, line)));
    summed.addAll(lines);
    return summed;
  }
}
