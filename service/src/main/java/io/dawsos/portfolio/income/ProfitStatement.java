package io.dawsos.portfolio.income;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Figure;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the profit of a portfolio over a period came from, in one currency. For every portfolio and
 * period {@code realized + unrealized + currency + income − withheld − fees + other = valueChange −
 * flows}. Nothing is rounded.
 *
 * @param realized gain of sales: proceeds at the rate of the sale less cost at that of the purchase
 * @param unrealized by how much the gain of the lots that are still held changed
 * @param currency gain on cash and debts by rates: their value now, less that before, less what was
 *     booked at the rates of its days
 * @param income gross, at the rates of the days when it was paid
 * @param withheld tax withheld from it
 * @param fees all other expenses
 * @param other what the ledger's transactions leave over within its tolerance
 * @param valueChange value at the end less that at the beginning
 * @param flows what came in from outside less what went out; lots count at their cost
 */
public record ProfitStatement(
    Figure realized,
    Figure unrealized,
    Figure currency,
    Figure income,
    Figure withheld,
    Figure fees,
    Figure other,
    Figure valueChange,
    Figure flows) {
  /**
   * The statement of a period.
   *
   * @param start the standing at its beginning
   * @param end the standing at its end
   * @param bookings after the beginning up to the end
   */
  public static ProfitStatement of(Standing start, Standing end, Bookings bookings) {
    return new ProfitStatement(
        bookings.realized(),
        end.unrealized().minus(start.unrealized()),
        currency(start, end, bookings),
        bookings.income().stream().map(IncomeItem::gross).collect(Figure.sum()),
        bookings.income().stream().map(IncomeItem::withheld).collect(Figure.sum()),
        bookings.income().stream().map(IncomeItem::fees).collect(Figure.sum()),
        bookings.other(),
        end.value().minus(start.value()),
        bookings.flows());
  }

  private static Figure currency(Standing start, Standing end, Bookings bookings) {
    Set<CurrencyCode> all = new HashSet<>(start.cash().keySet());
    all.addAll(end.cash().keySet());
    all.addAll(bookings.cash().keySet());
    return all.stream()
        .sorted()
        .map(
            each ->
                end.cash()
                    .getOrDefault(each, Figure.ZERO)
                    .minus(start.cash().getOrDefault(each, Figure.ZERO))
                    .minus(bookings.cash().getOrDefault(each, Figure.ZERO)))
        .collect(Figure.sum());
  }

  /** The profit, added up from where it came. */
  public Figure profit() {
    return realized
        .plus(unrealized)
        .plus(currency)
        .plus(income)
        .minus(withheld)
        .minus(fees)
        .plus(other);
  }
}
