package io.dawsos.ledger.summary;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.money.CurrencyCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What needs no calculation. */
final class Facts {
  private Facts() {}

  static SortedMap<String, Integer> directives(LedgerSnapshot ledger) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Directive directive : ledger.directives()) {
      counts.merge(directive.getClass().getSimpleName(), 1, Integer::sum);
    }
    return counts;
  }

  static Map<String, Object> options(LedgerOptions options) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(
        "operating_currency",
        options.operatingCurrencies().stream().map(CurrencyCode::code).toList());
    values.put("booking_method", options.bookingMethod().name());
    values.put("title", options.title());
    values.put("name_assets", options.roots().assets());
    values.put("name_liabilities", options.roots().liabilities());
    values.put("name_equity", options.roots().equity());
    values.put("name_income", options.roots().income());
    values.put("name_expenses", options.roots().expenses());
    return values;
  }
}
