package io.dawsos.portfolio.income;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.BalanceSheet;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotGain;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How a portfolio stood at the end of a date, in the currency of the quotes.
 *
 * @param unrealized value of the lots less their cost, each at the rate of its own day
 * @param lots value of the lots
 * @param cash value of what has no cost, by what it is
 */
public record Standing(Figure unrealized, Figure lots, Map<CurrencyCode, Figure> cash) {
  /** Before anything was there. */
  public static final Standing NOTHING = new Standing(Figure.ZERO, Figure.ZERO, Map.of());

  /** Copies the map. */
  public Standing {
    cash = Map.copyOf(cash);
  }

  /**
   * The standing at the end of a date.
   *
   * @param book the lots of the whole ledger at the end of the date, as booked
   * @param quotes of the pack of the date
   */
  public static Standing at(
      LedgerSnapshot ledger,
      AccountGlobs accounts,
      LocalDate date,
      LotBook book,
      PackQuotes quotes) {
    Predicate<String> chosen = accounts.matcher();
    List<Lot> held = book.lots(chosen);
    Map<CurrencyCode, Figure> cash = new HashMap<>();
    for (AccountPosition position : BalanceSheet.positionsAt(ledger, date)) {
      if (position.position().cost() == null && chosen.test(position.account())) {
        CurrencyCode commodity = position.position().units().currency();
        Figure value = quotes.value(commodity, position.position().units().number());
        cash.merge(commodity, value, Figure::plus);
      }
    }
    List<LotGain> gains = held.stream().map(lot -> LotGain.of(lot, quotes)).toList();
    return new Standing(
        gains.stream().map(LotGain::total).collect(Figure.sum()),
        gains.stream().map(LotGain::value).collect(Figure.sum()),
        cash);
  }

  /** Value of everything. */
  public Figure value() {
    return cash.values().stream().collect(Figure.sum()).plus(lots);
  }
}
