package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code implicit_prices}: declares the price of each posting that has one, and the cost of each
 * lot that a posting does not reduce.
 */
final class ImplicitPrices {
  private final Map<Lot, BigDecimal> held = new HashMap<>();
  private final Set<Quote> declared = new HashSet<>();

  private record Lot(String account, CurrencyCode currency, @Nullable Cost cost) {}

  private record Quote(
      LocalDate date, CurrencyCode base, BigDecimal number, CurrencyCode currency) {}

  private ImplicitPrices() {}

  static List<Directive> run(List<Directive> directives, PluginContext context) {
    ImplicitPrices prices = new ImplicitPrices();
    List<Directive> all = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      all.add(directive);
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          Amount price = prices.price(posting);
          if (price != null && prices.isNew(transaction, posting, price)) {
            all.add(
                new Price(
                    transaction.source(),
                    transaction.date(),
                    posting.units().currency(),
                    price,
                    Metadata.EMPTY));
          }
        }
      }
    }
    return all;
  }

  private @Nullable Amount price(Posting posting) {
    boolean reduces = add(posting);
    Cost cost = posting.cost();
    if (posting.price() != null) {
      return posting.price();
    }
    return cost == null || reduces ? null : new Amount(cost.number(), cost.currency());
  }

  /** Adds the posting to what is held and returns whether it reduces exactly the lot it names. */
  private boolean add(Posting posting) {
    Lot lot = new Lot(posting.account(), posting.units().currency(), posting.cost());
    BigDecimal before = held.get(lot);
    BigDecimal number = posting.units().number();
    BigDecimal after = before == null ? number : Decimals.plus(before, number);
    if (after.signum() == 0) {
      held.remove(lot);
    } else {
      held.put(lot, after);
    }
    return before != null && (before.signum() < 0) != (number.signum() < 0);
  }

  private boolean isNew(Transaction transaction, Posting posting, Amount price) {
    return declared.add(
        new Quote(
            transaction.date(),
            posting.units().currency(),
            price.number().stripTrailingZeros(),
            price.currency()));
  }
}
