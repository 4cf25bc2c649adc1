package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxTable.FxRoute;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.Holdings.Holding;
import io.dawsos.portfolio.PackQuotes.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Values positions: units × price × FX, the price and the rate from one pack. A commodity that the
 * pack prices is a security; any other is cash, valued by its rate alone.
 */
public final class Valuation {
  private Valuation() {}

  /**
   * Values what the portfolio's asset and liability accounts hold at the end of a date. Linear in
   * the positions of the ledger.
   *
   * @param accounts the portfolio's accounts
   * @param ledger the book of record
   * @param date positions are those at its end
   * @param pack prices and rates, of the date or before it
   * @param currency the currency of the values
   */
  public static ValuedPortfolio value(
      AccountGlobs accounts,
      LedgerSnapshot ledger,
      LocalDate date,
      PricingPack pack,
      CurrencyCode currency) {
    return value(accounts, Holdings.at(ledger, date), new PackQuotes(pack, currency));
  }

  /** Values the part of holdings that is the portfolio's. Linear in its positions. */
  public static ValuedPortfolio value(AccountGlobs accounts, Holdings holdings, PackQuotes quotes) {
    List<ValuedPosition> positions = new ArrayList<>();
    holdings.of(accounts, holding -> positions.add(value(holding, quotes)));
    return new ValuedPortfolio(quotes.currency(), positions);
  }

  private static ValuedPosition value(Holding holding, PackQuotes quotes) {
    Quote quote = quotes.quote(holding.commodity());
    Amount local = quote.local(holding.units());
    FxRoute fx = quote.fx();
    boolean noPrice = fx == null && quote.price() == null && !holding.commodity().isIso4217();
    return new ValuedPosition(
        holding.account(),
        holding.commodity(),
        holding.units(),
        holding.lots(),
        holding.cost(),
        quote.price(),
        noPrice ? null : local,
        fx,
        fx == null ? null : PackQuotes.value(local, fx),
        quote.missing());
  }
}
