package io.dawsos.portfolio.lots;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.LotEvent.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lots over time under one method: what is held in the end, and every sale with its cost. The cost
 * in the base currency is fixed when a lot is bought, and goes with the lot through splits,
 * transfers and mergers. Accounts are apart: a sale takes lots of its own account alone. Immutable
 * once replayed.
 */
public final class LotBook {
  private final LotMethod method;
  private final CurrencyCode base;
  private final RateHistory history;
  private final LotRule rule;
  private final OpenLots open = new OpenLots();
  private final List<Sale> sales = new ArrayList<>();
  private final List<Sale> today = new ArrayList<>();
  private final List<BasisChange> changes = new ArrayList<>();
  private @Nullable Transaction current;
  private @Nullable TransactionRates rates;

  private LotBook(LotMethod method, CurrencyCode base, RateHistory history, LotRule rule) {
    this.method = method;
    this.base = base;
    this.history = history;
    this.rule = rule;
  }

  /**
   * Replays events. Linear in them, times the lots of an account.
   *
   * @param base the currency of costs and gains
   * @param rule has a say in gains and costs
   */
  public static LotBook replay(
      List<LotEvent> events,
      LotMethod method,
      CurrencyCode base,
      RateHistory history,
      LotRule rule) {
    LotBook book = new LotBook(method, base, history, rule);
    for (int id = 0; id < events.size(); id++) {
      book.apply(id, events.get(id));
    }
    book.endDay();
    return book;
  }

  /** The lots held in the end in some accounts, by account, then commodity, then as they came. */
  public List<Lot> lots(Predicate<String> accounts) {
    return open.all().filter(lot -> accounts.test(lot.account())).toList();
  }

  /** Number of lots and sales. */
  public int size() {
    return (int) open.all().count() + sales.size();
  }

  /** The sales, in order. */
  public List<Sale> sales() {
    return List.copyOf(sales);
  }

  /** By how much the cost of lots changed, in order. */
  public List<BasisChange> changes() {
    return List.copyOf(changes);
  }

  /** The rule judges the sales of a day by what is held at its end. */
  private void endDay() {
    today.forEach(sale -> sales.add(rule.sold(sale, open)));
    today.clear();
  }

  private void apply(int id, LotEvent event) {
    if (!today.isEmpty() && !today.get(0).date().equals(event.transaction().date())) {
      endDay();
    }
    if (event instanceof LotEvent.Opened opened) {
      open(id, opened.transaction(), opened.part());
    } else if (event instanceof LotEvent.Closed closed) {
      close(id, closed);
    } else if (event instanceof LotEvent.Left left) {
      take(left.part()).forEach(lot -> changed(left.transaction(), lot, /* added= */ false));
    } else if (event instanceof LotEvent.Replaced replaced) {
      replace(replaced);
    }
  }

  /** Two transactions may look the same, so that identity alone tells them apart. */
  @SuppressWarnings("ReferenceEquality")
  private TransactionRates rates(Transaction transaction) {
    TransactionRates known = rates;
    if (known == null || current != transaction) {
      known = new TransactionRates(transaction, base, history);
      rates = known;
      current = transaction;
    }
    return known;
  }

  private void changed(Transaction transaction, Lot lot, boolean added) {
    Figure cost = lot.totalBaseCost();
    changes.add(new BasisChange(transaction, lot.account(), added ? cost : cost.negate()));
  }

  private void open(int id, Transaction transaction, Part part) {
    CurrencyCode currency = part.cost().currency();
    boolean today = part.cost().date().equals(transaction.date());
    HistoricRate entry =
        (today
                ? rates(transaction).find(currency)
                : history.find(currency, base, part.cost().date()))
            .orElse(null);
    BigDecimal number = part.cost().number();
    Figure cost;
    if (number.signum() == 0) {
      cost = Figure.ZERO;
    } else if (entry == null) {
      cost = TransactionRates.missing(currency, base, part.cost().date());
    } else {
      cost = Figure.of(entry.rate()).times(number);
    }
    Lot lot = Lot.of(id, part, cost, entry);
    rule.opened(lot).forEach(open::add);
    changed(transaction, lot, /* added= */ true);
  }

  private List<Lot> take(Part part) {
    return open.take(
        part,
        method.order(),
        lot -> method != LotMethod.SPECIFIC || lot.cost().equals(part.cost()));
  }

  private void close(int id, LotEvent.Closed closed) {
    Part part = closed.part();
    if (method == LotMethod.AVERAGE) {
      AverageCost.spread(open.of(part.account(), part.commodity()), part.units().signum());
    }
    BigDecimal rest = part.units();
    for (Lot lot : take(part)) {
      changed(closed.transaction(), lot, /* added= */ false);
      today.add(sale(closed, lot));
      rest = rest.add(lot.units());
    }
    if (!OpenLots.isNothing(rest)) {
      openAtPrice(id, closed, rest);
    }
  }

  private Sale sale(LotEvent.Closed closed, Lot lot) {
    TransactionRates day = rates(closed.transaction());
    CurrencyCode currency = closed.price().currency();
    return new Sale(
        closed.transaction(),
        lot,
        closed.price(),
        day.rate(lot.cost().currency()),
        day.rate(currency),
        day.find(currency).orElse(null),
        Figure.ZERO,
        BigDecimal.ZERO);
  }

  /** Where an account mixes both signs, another method may find fewer units to close. */
  private void openAtPrice(int id, LotEvent.Closed closed, BigDecimal units) {
    Part part = closed.part();
    Amount price = closed.price();
    Cost cost = new Cost(price.number(), price.currency(), closed.transaction().date(), null);
    open(id, closed.transaction(), new Part(part.account(), part.commodity(), units, cost));
  }

  private void replace(LotEvent.Replaced replaced) {
    List<Lot> pool = new ArrayList<>();
    for (Part part : replaced.taken()) {
      pool.addAll(take(part));
    }
    pool.forEach(lot -> changed(replaced.transaction(), lot, /* added= */ false));
    Replacement replacement = new Replacement(replaced, pool, method == LotMethod.SPECIFIC);
    for (Lot lot : replacement.lots()) {
      open.add(lot);
      changed(replaced.transaction(), lot, /* added= */ true);
    }
  }
}
