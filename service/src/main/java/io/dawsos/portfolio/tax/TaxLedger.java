package io.dawsos.portfolio.tax;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.SplitRatios;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sales and the lots of a portfolio under one method of choosing lots and one tax law.
 * Immutable.
 *
 * @param method which lots sales take
 * @param rules the tax law
 * @param gains every sale, in order
 * @param lots what is still held, by account
 */
public record TaxLedger(
    LotMethod method, TaxRules rules, List<RealizedGain> gains, List<Lot> lots) {
  /** Copies the lists. */
  public TaxLedger {
    gains = List.copyOf(gains);
    lots = List.copyOf(lots);
  }

  /**
   * Replays the events of a ledger. All its accounts are replayed, as lots may come from others;
   * sales and purchases of the portfolio's accounts alone count.
   *
   * @param splits those that the ledger books, and what else is known of splits
   */
  public static TaxLedger of(
      List<LotEvent> events,
      AccountGlobs accounts,
      LotMethod method,
      TaxRules rules,
      CurrencyCode currency,
      RateHistory history,
      SplitRatios splits) {
    Predicate<String> chosen = accounts.matcher();
    WashSales washSales = new WashSales(events, chosen, rules, splits);
    LotBook book = LotBook.replay(events, method, currency, history, washSales);
    return new TaxLedger(
        method,
        rules,
        book.sales().stream()
            .filter(sale -> chosen.test(sale.lot().account()))
            .map(sale -> RealizedGain.of(sale, rules))
            .toList(),
        book.lots(chosen));
  }

  /** The gains by calendar year, the first year first; years without a sale are left out. */
  public List<TaxYear> years() {
    Map<Integer, List<RealizedGain>> byYear =
        gains.stream()
            .collect(Collectors.groupingBy(RealizedGain::year, TreeMap::new, Collectors.toList()));
    return byYear.entrySet().stream()
        .map(year -> TaxYear.of(year.getKey(), year.getValue(), rules))
        .toList();
  }
}
