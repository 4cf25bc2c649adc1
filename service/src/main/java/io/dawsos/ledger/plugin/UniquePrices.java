package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Price;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code unique_prices}: the prices of one pair and day agree. */
final class UniquePrices {
  private UniquePrices() {}

  private record Key(LocalDate date, CurrencyCode base, CurrencyCode quote) {}

  static void run(List<Directive> directives, PluginContext context) {
    Map<Key, Map<BigDecimal, Price>> quotes = new LinkedHashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Price price) {
        Key key = new Key(price.date(), price.currency(), price.amount().currency());
        quotes
            .computeIfAbsent(key, unused -> new LinkedHashMap<>(2))
            .put(price.amount().number().stripTrailingZeros(), price);
      }
    }
    for (Map<BigDecimal, Price> numbers : quotes.values()) {
      if (numbers.size() > 1) {
        Price first = numbers.values().iterator().next();
        context.error(
            first.source(),
            "UniquePricesError",
            "Disagreeing price entries for %s in %s on %s; keep one"
                .formatted(first.currency(), first.amount().currency(), first.date()));
      }
    }
  }
}
