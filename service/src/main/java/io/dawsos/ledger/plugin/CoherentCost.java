package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code coherent_cost}: a commodity is held at cost always or never. */
final class CoherentCost {
  private CoherentCost() {}

  static void run(List<Directive> directives, PluginContext context) {
    Set<CurrencyCode> atCost = new HashSet<>();
    Map<CurrencyCode, Transaction> withoutCost = new LinkedHashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          CurrencyCode currency = posting.units().currency();
          if (posting.cost() == null) {
            withoutCost.putIfAbsent(currency, transaction);
          } else {
            atCost.add(currency);
          }
        }
      }
    }
    withoutCost.forEach(
        (currency, first) -> {
          if (atCost.contains(currency)) {
            context.error(
                first.source(),
                "CoherentCostError",
                "Currency '%s' is used both with and without cost; write its cost here in {…}"
                    .formatted(currency));
          }
        });
  }
}
