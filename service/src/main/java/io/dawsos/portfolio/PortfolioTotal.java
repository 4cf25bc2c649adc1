package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.PackQuotes.Quote;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What a portfolio is worth, without its positions: where many portfolios are valued at once, an
 * amount is added up in the currency of its price and converted once. Not rounded.
 *
 * @param currency the currency of the value
 * @param value of the positions that have one
 * @param positions number of positions
 * @param unpriced number of those without a value
 */
public record PortfolioTotal(CurrencyCode currency, BigDecimal value, int positions, int unpriced) {
  /** Values the part of holdings that is the portfolio's. Linear in its positions. */
  public static PortfolioTotal of(AccountGlobs accounts, Holdings holdings, PackQuotes quotes) {
    Sums sums = new Sums(quotes);
    holdings.of(accounts, sums::add);
    return sums.total();
  }

  /** Share of the positions that have a value, 0 to 1, to 8 decimals; 1 where there is none. */
  public BigDecimal coverage() {
    return Coverage.of(positions, unpriced);
  }

  private static final class Sums {
    private final PackQuotes quotes;
    private final Map<CurrencyCode, LocalSum> local = new HashMap<>(8);
    private int positions;
    private int unpriced;

    Sums(PackQuotes quotes) {
      this.quotes = quotes;
    }

    void add(Holdings.Holding holding) {
      Quote quote = quotes.quote(holding.commodity());
      positions++;
      if (quote.fx() == null) {
        unpriced++;
      } else {
        local.computeIfAbsent(quote.currency(), LocalSum::new).add(holding, quote);
      }
    }

    PortfolioTotal total() {
      BigDecimal value = BigDecimal.ZERO;
      for (LocalSum each : local.values()) {
        BigDecimal rate = quotes.rate(each.currency()).value().orElseThrow();
        value = value.add(each.total().multiply(rate, Decimals.DIVISION));
      }
      return new PortfolioTotal(quotes.currency(), value, positions, unpriced);
    }
  }
}
