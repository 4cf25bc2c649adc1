package io.dawsos.pack.quality;

import io.dawsos.money.Decimals;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityPrice;

/** Says prices and rates in the messages of findings. */
final class QuoteText {
  private QuoteText() {}

  /** A price, such as {@code 262.82 USD of 2025-10-24 (csv)}. */
  static String of(SecurityPrice price) {
    return "%s %s of %s (%s)"
        .formatted(
            Decimals.canonical(price.close()), price.currency(), price.date(), price.source());
  }

  /** A rate, such as {@code 1.1612 of 2025-10-24 (ecb)}. */
  static String of(FxRate rate) {
    return "%s of %s (%s)".formatted(Decimals.canonical(rate.rate()), rate.date(), rate.source());
  }

  /** A pair, such as {@code EUR/USD}. */
  static String pair(FxRate rate) {
    return rate.base() + "/" + rate.quote();
  }
}
