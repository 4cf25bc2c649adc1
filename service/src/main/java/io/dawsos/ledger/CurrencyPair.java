package io.dawsos.ledger;

import io.dawsos.money.CurrencyCode;
import java.util.Comparator;

/**
 * A direction in which prices are declared. Immutable; ordered by base, then quote.
 *
 * @param base what is priced
 * @param quote the currency of the price
 */
public record CurrencyPair(CurrencyCode base, CurrencyCode quote)
    implements Comparable<CurrencyPair> {
  private static final Comparator<CurrencyPair> ORDER =
      Comparator.comparing(CurrencyPair::base).thenComparing(CurrencyPair::quote);

  @Override
  public int compareTo(CurrencyPair other) {
    return ORDER.compare(this, other);
  }

  /** Returns the opposite direction. */
  public CurrencyPair inverse() {
    return new CurrencyPair(/* base= */ quote, /* quote= */ base);
  }

  /** Returns {@code base/quote}. */
  @Override
  public String toString() {
    return base + "/" + quote;
  }
}
