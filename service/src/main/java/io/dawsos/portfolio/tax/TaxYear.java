package io.dawsos.portfolio.tax;

import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.Sale;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * The gains of one calendar year, in one currency. Nothing is rounded.
 *
 * @param year the calendar year
 * @param sales number of lots sold
 * @param proceeds of all sales
 * @param cost of what was sold, without losses added by wash sales
 * @param shortTerm taxable gain of units held short
 * @param longTerm taxable gain of units held long
 * @param disallowed losses that wash sales deny
 * @param tax on the net gains; 0 where losses outweigh them, which are not carried to other years
 */
public record TaxYear(
    int year,
    int sales,
    Figure proceeds,
    Figure cost,
    Figure shortTerm,
    Figure longTerm,
    Figure disallowed,
    Figure tax) {
  static TaxYear of(int year, List<RealizedGain> gains, TaxRules rules) {
    Figure shortTerm = taxable(gains, gain -> !gain.longTerm());
    Figure longTerm = taxable(gains, RealizedGain::longTerm);
    List<Sale> sales = gains.stream().map(RealizedGain::sale).toList();
    return new TaxYear(
        year,
        gains.size(),
        sales.stream().map(Sale::baseProceeds).collect(Figure.sum()),
        sales.stream().map(Sale::baseCost).collect(Figure.sum()),
        shortTerm,
        longTerm,
        sales.stream().map(Sale::disallowed).collect(Figure.sum()),
        tax(shortTerm, longTerm, rules));
  }

  private static Figure taxable(List<RealizedGain> gains, Predicate<RealizedGain> term) {
    return gains.stream().filter(term).map(gain -> gain.sale().taxableGain()).collect(Figure.sum());
  }

  /** A loss of one term is set off against the gain of the other before that is taxed. */
  static Figure tax(Figure shortTerm, Figure longTerm, TaxRules rules) {
    Figure net = shortTerm.plus(longTerm);
    if (!net.isKnown()) {
      return net;
    }
    BigDecimal shortGain = shortTerm.value().orElseThrow();
    BigDecimal longGain = longTerm.value().orElseThrow();
    if (net.value().orElseThrow().signum() <= 0) {
      return Figure.ZERO;
    }
    if (shortGain.signum() < 0) {
      return net.times(rules.longTermRate());
    }
    if (longGain.signum() < 0) {
      return net.times(rules.shortTermRate());
    }
    return shortTerm.times(rules.shortTermRate()).plus(longTerm.times(rules.longTermRate()));
  }

  /** Taxable gain of both terms. */
  public Figure taxable() {
    return shortTerm.plus(longTerm);
  }
}
