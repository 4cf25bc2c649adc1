package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.FxRate;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rates of a pack by their pairs: those stored and their inverses, no crosses. */
final class RatesByPair {
  private final Map<Pair, FxRate> rates = new HashMap<>();

  RatesByPair(Collection<FxRate> rates) {
    rates.forEach(rate -> this.rates.put(new Pair(rate.base(), rate.quote()), rate));
  }

  private record Pair(CurrencyCode base, CurrencyCode quote) {}

  /** Finds the rate that is stored in this very direction; null where there is none. */
  @Nullable FxRate stored(CurrencyCode base, CurrencyCode quote) {
    return rates.get(new Pair(base, quote));
  }

  /** Finds the rate in this direction, inverted where only the other is stored; null for none. */
  @Nullable FxRate either(CurrencyCode base, CurrencyCode quote) {
    FxRate direct = stored(base, quote);
    if (direct != null) {
      return direct;
    }
    FxRate inverse = stored(/* base= */ quote, /* quote= */ base);
    return inverse == null
        ? null
        : new FxRate(
            base,
            quote,
            BigDecimal.ONE.divide(inverse.rate(), Decimals.DIVISION),
            inverse.date(),
            inverse.source());
  }
}
