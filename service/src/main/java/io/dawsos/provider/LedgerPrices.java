package io.dawsos.provider;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.PricePoint;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.build.PriceSource;
import io.dawsos.pack.build.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The {@code price} directives of a ledger. A price of one ISO 4217 currency in another is an FX
 * rate; a price of anything else is that of a security. What a currency costs in securities, and a
 * price of a thing in itself, is left out. Immutable and thread-safe.
 */
public final class LedgerPrices implements PriceSource {
  /** The name under which policies order the default ledger. */
  public static final String NAME = "ledger";

  /** What comes before the name of another ledger, under which policies order that. */
  public static final String PREFIX = NAME + ":";

  private final String name;
  private final LedgerSnapshot ledger;

  /** The prices of a snapshot of the default ledger. */
  public LedgerPrices(LedgerSnapshot ledger) {
    this(NAME, ledger);
  }

  /** The prices of a snapshot, under this name. */
  public LedgerPrices(String name, LedgerSnapshot ledger) {
    this.name = name;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Quotes<SecurityPrice> prices(Wanted wanted) {
    Map<SecurityId, SecurityPrice> prices = new HashMap<>();
    List<Rejection> rejected = new ArrayList<>();
    for (PricePoint point : points(wanted, base -> !base.isIso4217(), rejected)) {
      SecurityId security = SecurityId.of(point.base());
      if (wanted.wants(security)) {
        prices.merge(
            security,
            new SecurityPrice(security, point.number(), point.quote(), point.date(), name),
            LedgerPrices::newer);
      }
    }
    return new Quotes<>(List.copyOf(prices.values()), rejected, Set.of());
  }

  @Override
  public Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted) {
    List<Rejection> rejected = new ArrayList<>();
    List<FxRate> rates =
        points(wanted, CurrencyCode::isIso4217, rejected).stream()
            .filter(point -> point.quote().isIso4217())
            .map(
                point ->
                    new FxRate(point.base(), point.quote(), point.number(), point.date(), name))
            .toList();
    return new Quotes<>(rates, rejected, Set.of());
  }

  private List<PricePoint> points(
      Wanted wanted, Predicate<CurrencyCode> bases, List<Rejection> rejected) {
    List<PricePoint> usable = new ArrayList<>();
    for (PricePoint point : ledger.prices().latest(wanted.asOf())) {
      boolean inTime = !point.date().isBefore(wanted.oldest());
      if (inTime && bases.test(point.base()) && !point.base().equals(point.quote())) {
        if (point.number().signum() > 0) {
          usable.add(point);
        } else {
          rejected.add(
              new Rejection(
                  name,
                  point.base().code(),
                  "its price on %s is %s %s, which is not above zero"
                      .formatted(point.date(), point.number().toPlainString(), point.quote())));
        }
      }
    }
    return usable;
  }

  /** A security quoted in two currencies keeps the newer quote, of one day the first currency. */
  private static SecurityPrice newer(SecurityPrice one, SecurityPrice other) {
    int order = one.date().compareTo(other.date());
    return order > 0 || (order == 0 && one.currency().compareTo(other.currency()) < 0)
        ? one
        : other;
  }
}
