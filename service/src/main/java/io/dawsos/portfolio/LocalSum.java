package io.dawsos.portfolio;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Holdings.Holding;
import io.dawsos.portfolio.PackQuotes.Quote;
import java.math.BigDecimal;

/** The value of positions in the currency of their prices, exact. Not thread-safe. */
final class LocalSum {
  /** Products of so many digits after the point are added up as longs; others as they are. */
  private static final int MAX_SCALE = 16;

  private final CurrencyCode currency;
  private final WideSums byScale = new WideSums(MAX_SCALE + 1);
  private BigDecimal rest = BigDecimal.ZERO;

  LocalSum(CurrencyCode currency) {
    this.currency = currency;
  }

  CurrencyCode currency() {
    return currency;
  }

  void add(Holding holding, Quote quote) {
    Long units = holding.factor();
    Long price = quote.factor();
    int scale = holding.units().scale() + quote.scale();
    if (units == null || price == null || scale < 0 || scale > MAX_SCALE) {
      rest = rest.add(quote.local(holding.units()).number());
    } else {
      byScale.addProduct(scale, units, price);
    }
  }

  BigDecimal total() {
    BigDecimal total = rest;
    for (int scale = 0; scale < byScale.size(); scale++) {
      BigDecimal sum = byScale.sum(scale, scale);
      total = sum.signum() == 0 ? total : total.add(sum);
    }
    return total;
  }
}
