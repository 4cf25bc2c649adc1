package io.dawsos.provider;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.PricePoint;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PriceSource;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code price} directives of a ledger. A price of one ISO 4217 currency in another is an FX
 * rate; a price of anything else is that of a security. What a currency costs in securities, and a
 * price of a thing in itself, is left out. Immutable and thread-safe.
 */
public final class LedgerPrices implements PriceSource {
  private static final String NAME = "ledger";

  private final LedgerSnapshot ledger;

  /** The prices of the snapshot. */
  public LedgerPrices(LedgerSnapshot ledger) {
    this.ledger = ledger;
  }

  @Override
  public Quotes quotes(LocalDate oldest, LocalDate asOf) {
    Map<SecurityId, SecurityPrice> prices = new HashMap<>();
    List<FxRate> rates = new ArrayList<>();
    for (PricePoint point : ledger.prices().latest(asOf)) {
      boolean usable =
          !point.date().isBefore(oldest)
              && point.number().signum() > 0
              && !point.base().equals(point.quote());
      if (usable && point.base().isIso4217() && point.quote().isIso4217()) {
        rates.add(new FxRate(point.base(), point.quote(), point.number(), point.date(), NAME));
      } else if (usable && !point.base().isIso4217()) {
        SecurityPrice price =
            new SecurityPrice(
                SecurityId.of(point.base()), point.number(), point.quote(), point.date(), NAME);
        prices.merge(price.security(), price, LedgerPrices::newer);
      }
    }
    return new Quotes(List.copyOf(prices.values()), rates);
  }

  /** A security quoted in two currencies keeps the newer quote, of one day the first currency. */
  private static SecurityPrice newer(SecurityPrice one, SecurityPrice other) {
    int order = one.date().compareTo(other.date());
    return order > 0 || (order == 0 && one.currency().compareTo(other.currency()) < 0)
        ? one
        : other;
  }
}
