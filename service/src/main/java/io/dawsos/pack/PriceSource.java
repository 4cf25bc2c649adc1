package io.dawsos.pack;

import java.time.LocalDate;
import java.util.List;

/** Where prices and rates come from: a folder of files, the ledger, a provider. */
public interface PriceSource {
  /**
   * Returns the newest price of every security and the newest rate of every pair that this source
   * quotes from {@code oldest} to {@code asOf}, both included; never two for one security or pair.
   */
  Quotes quotes(LocalDate oldest, LocalDate asOf);

  /**
   * What a source knows.
   *
   * @param prices at most one for each security
   * @param rates at most one for each ordered pair
   */
  record Quotes(List<SecurityPrice> prices, List<FxRate> rates) {
    /** Copies both lists. */
    public Quotes {
      prices = List.copyOf(prices);
      rates = List.copyOf(rates);
    }
  }
}
