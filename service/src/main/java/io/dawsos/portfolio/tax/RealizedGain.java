package io.dawsos.portfolio.tax;

import io.dawsos.portfolio.lots.Sale;

/**
 * A sale as tax sees it.
 *
 * @param sale what was sold, with the loss that a wash sale denies
 * @param longTerm whether it was held long
 */
public record RealizedGain(Sale sale, boolean longTerm) {
  static RealizedGain of(Sale sale, TaxRules rules) {
    return new RealizedGain(sale, rules.isLongTerm(sale.lot().heldSince(), sale.date()));
  }

  /** The calendar year of the sale. */
  public int year() {
    return sale.date().getYear();
  }
}
