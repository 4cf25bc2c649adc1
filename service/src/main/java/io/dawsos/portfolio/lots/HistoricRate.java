package io.dawsos.portfolio.lots;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rate of exchange of a day in the past. Immutable.
 *
 * @param rate units of the target for one unit of the origin, above zero
 * @param route the pairs used, in order, an inverted one as {@code 1/EUR/USD}; empty for a currency
 *     against itself
 * @param date the older date of the pairs; null for a currency against itself
 * @param source {@code trade} where the transaction itself writes it, {@code ledger} for its price
 *     directives, {@code pack} for a pricing pack; {@code none} for a currency against itself
 */
public record HistoricRate(
    BigDecimal rate, List<String> route, @Nullable LocalDate date, String source) {
  /** One for one. */
  public static final HistoricRate SAME = new HistoricRate(BigDecimal.ONE, List.of(), null, "none");

  /** Copies the route. */
  public HistoricRate {
    route = List.copyOf(route);
  }
}
