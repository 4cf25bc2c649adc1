package io.dawsos.portfolio;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.FxTable.FxRoute;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of each commodity is worth in one currency, by one pack. A commodity that the pack
 * prices is a security; any other is cash, worth its rate alone. Each is looked up once. Not
 * thread-safe.
 */
public final class PackQuotes {
  private final PricingPack pack;
  private final CurrencyCode currency;
  private final Map<CurrencyCode, Quote> quotes = new HashMap<>();
  private final Map<CurrencyCode, Optional<FxRoute>> routes = new HashMap<>();

  /** Quotes in a currency. */
  public PackQuotes(PricingPack pack, CurrencyCode currency) {
    this.pack = pack;
    this.currency = currency;
  }

  /**
   * What one unit is worth.
   *
   * @param price null for cash and where the pack has none
   * @param currency of the price, or the cash itself
   * @param fx how that converts; null where there is no route
   * @param missing why it has no value; null where it has one
   * @param factor the price, of cash 1, as {@link WideSums#factor} tells it
   */
  record Quote(
      @Nullable SecurityPrice price,
      CurrencyCode currency,
      @Nullable FxRoute fx,
      @Nullable String missing,
      @Nullable Long factor) {
    /** Digits after the point of the price. */
    int scale() {
      return price == null ? 0 : price.close().scale();
    }

    /** Units in the currency of the quote. */
    Amount local(BigDecimal units) {
      return new Amount(price == null ? units : units.multiply(price.close()), currency);
    }
  }

  /** The currency in which everything is valued. */
  public CurrencyCode currency() {
    return currency;
  }

  /** The pack. */
  public PricingPack pack() {
    return pack;
  }

  /** The value of units of a commodity. */
  public Figure value(CurrencyCode commodity, BigDecimal units) {
    Quote quote = quote(commodity);
    return quote.fx == null
        ? Figure.missing(String.valueOf(quote.missing))
        : Figure.of(value(quote.local(units), quote.fx));
  }

  /** What one unit of a currency is worth; missing where the pack has no route. */
  public Figure rate(CurrencyCode from) {
    return route(from)
        .map(route -> Figure.of(route.rate()))
        .orElseGet(() -> Figure.missing(noRate(from)));
  }

  Quote quote(CurrencyCode commodity) {
    Quote known = quotes.get(commodity);
    if (known == null) {
      known = look(commodity);
      quotes.put(commodity, known);
    }
    return known;
  }

  private Quote look(CurrencyCode commodity) {
    SecurityPrice price = pack.price(SecurityId.of(commodity)).orElse(null);
    CurrencyCode local = price == null ? commodity : price.currency();
    FxRoute fx = route(local).orElse(null);
    String missing = null;
    if (fx == null) {
      missing =
          price == null && !commodity.isIso4217()
              ? "%s has no price of %s".formatted(pack.id(), commodity)
              : noRate(local);
    }
    Long factor = WideSums.factor(price == null ? BigDecimal.ONE : price.close());
    return new Quote(price, local, fx, missing, factor);
  }

  private Optional<FxRoute> route(CurrencyCode from) {
    return routes.computeIfAbsent(from, each -> pack.fx().route(each, currency));
  }

  private String noRate(CurrencyCode from) {
    return "%s has no rate from %s to %s".formatted(pack.id(), from, currency);
  }

  /** An amount by a route, 34 significant digits. */
  static BigDecimal value(Amount local, FxRoute fx) {
    return local.number().multiply(fx.rate(), Decimals.DIVISION);
  }
}
