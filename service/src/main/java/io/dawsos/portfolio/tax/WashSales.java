package io.dawsos.portfolio.tax;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.OpenLots;
import io.dawsos.portfolio.lots.Sale;
import io.dawsos.portfolio.lots.SplitRatios;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Wash sales, as IRS Publication 550 tells them: a loss is denied for as many units as were bought,
 * of the same commodity or one that counts as the same, within 30 days before or after the sale. It
 * is added to the cost of the units bought, whose holding period then includes that of the units
 * sold. Units bought first are matched first, each once. Units of the very purchase that was sold
 * are no replacement, nor are units that were sold as well by the end of the day. Sales of short
 * positions are left alone. For one replay, of events in the order of their ids.
 */
public final class WashSales implements LotRule {
  private final TaxRules rules;
  private final Predicate<String> accounts;
  private final SplitRatios splits;
  private final PurchasesByGroup purchases;
  private final Map<Integer, List<Promise>> promises = new HashMap<>();
  private int last = -1;

  /** Units of a purchase to come that replace units sold before it. */
  private record Promise(BigDecimal units, Figure disallowed, long daysHeld) {}

  /** A purchase, and how many of its units replace nothing yet. */
  private static final class Purchase {
    private final int id;
    private final CurrencyCode commodity;
    private final LocalDate date;
    private BigDecimal free;

    Purchase(int id, LotEvent.Part part) {
      this.id = id;
      this.commodity = part.commodity();
      this.date = part.cost().date();
      this.free = part.units();
    }
  }

  /** Purchases by group, as they came. */
  private static final class PurchasesByGroup {
    private final Map<String, TreeMap<Integer, Purchase>> byGroup = new HashMap<>();

    void add(String group, Purchase purchase) {
      byGroup.computeIfAbsent(group, each -> new TreeMap<>()).put(purchase.id, purchase);
    }

    Iterable<Purchase> after(String group, int id) {
      return byGroup.getOrDefault(group, new TreeMap<>()).tailMap(id, false).values();
    }
  }

  /**
   * The rule for some accounts.
   *
   * @param events all events of the replay, as purchases after a sale count too
   * @param accounts those of the taxpayer
   * @param splits what became of units between a sale and a purchase after it
   */
  public WashSales(
      List<LotEvent> events, Predicate<String> accounts, TaxRules rules, SplitRatios splits) {
    this.rules = rules;
    this.accounts = accounts;
    this.splits = splits;
    this.purchases = new PurchasesByGroup();
    for (int id = 0; id < events.size(); id++) {
      if (events.get(id) instanceof LotEvent.Opened opened
          && accounts.test(opened.part().account())
          && opened.part().units().signum() > 0) {
        LotEvent.Part part = opened.part();
        purchases.add(rules.group(part.commodity()), new Purchase(id, part));
      }
    }
  }

  @Override
  public List<Lot> opened(Lot lot) {
    last = lot.id();
    List<Promise> promised = promises.remove(lot.id());
    if (promised == null) {
      return List.of(lot);
    }
    List<Lot> parts = new ArrayList<>();
    BigDecimal rest = lot.units();
    for (Promise promise : promised) {
      parts.add(replacing(lot, promise));
      rest = rest.subtract(promise.units);
    }
    if (rest.signum() > 0) {
      parts.add(0, lot.withUnits(rest));
    }
    return parts;
  }

  @Override
  public Sale sold(Sale sale, OpenLots open) {
    Lot lot = sale.lot();
    Figure loss = sale.gain().minus(sale.washed()).negate();
    boolean counts =
        rules.washDays() > 0
            && accounts.test(lot.account())
            && lot.units().signum() > 0
            && loss.value().filter(amount -> amount.signum() > 0).isPresent();
    if (!counts) {
      return sale;
    }
    BigDecimal units = lot.units();
    Figure perUnit = loss.map(amount -> amount.divide(units, Decimals.DIVISION));
    long daysHeld = ChronoUnit.DAYS.between(lot.heldSince(), sale.date());
    BigDecimal left = matchHeld(sale, open, units, perUnit, daysHeld);
    left = matchBought(sale, left, perUnit, daysHeld);
    BigDecimal washed = units.subtract(left);
    return washed.signum() == 0 ? sale : sale.washed(perUnit.times(washed), washed);
  }

  /** Matches units that were bought before and are still held; returns how many are left. */
  private BigDecimal matchHeld(
      Sale sale, OpenLots open, BigDecimal units, Figure perUnit, long daysHeld) {
    String group = rules.group(sale.lot().commodity());
    List<Lot> near =
        open.all()
            .filter(lot -> lot.units().signum() > 0 && !lot.isReplacement())
            .filter(lot -> lot.id() != sale.lot().id() && accounts.test(lot.account()))
            .filter(lot -> rules.group(lot.commodity()).equals(group))
            .filter(lot -> rules.isNear(lot.acquired(), sale.date()))
            .sorted(Comparator.comparing(Lot::acquired).thenComparing(Lot::id))
            .toList();
    BigDecimal left = units;
    for (Lot lot : near) {
      BigDecimal matched = lot.units().min(left);
      if (matched.signum() > 0) {
        Lot replacement = replacing(lot, new Promise(matched, perUnit, daysHeld));
        BigDecimal rest = lot.units().subtract(matched);
        open.replace(
            lot,
            rest.signum() == 0 ? List.of(replacement) : List.of(replacement, lot.withUnits(rest)));
        left = left.subtract(matched);
      }
    }
    return left;
  }

  /** Matches units that are bought later, after a split the new ones; returns how many are left. */
  private BigDecimal matchBought(Sale sale, BigDecimal units, Figure perUnit, long daysHeld) {
    BigDecimal left = units;
    for (Purchase purchase : purchases.after(rules.group(sale.lot().commodity()), last)) {
      if (left.signum() == 0) {
        break;
      }
      BigDecimal ratio = ratio(sale, purchase);
      BigDecimal wanted = left.multiply(ratio, Decimals.DIVISION);
      BigDecimal matched = purchase.free.min(wanted);
      if (matched.signum() > 0 && rules.isNear(purchase.date, sale.date())) {
        purchase.free = purchase.free.subtract(matched);
        promises
            .computeIfAbsent(purchase.id, id -> new ArrayList<>())
            .add(new Promise(matched, perUnit.map(each -> divided(each, ratio)), daysHeld));
        left =
            matched.compareTo(wanted) == 0
                ? BigDecimal.ZERO
                : left.subtract(divided(matched, ratio));
      }
    }
    return left;
  }

  /** How many units of a purchase replace one that was sold. */
  private BigDecimal ratio(Sale sale, Purchase purchase) {
    CurrencyCode commodity = sale.lot().commodity();
    return commodity.equals(purchase.commodity)
        ? splits.between(commodity, sale.date(), purchase.date)
        : BigDecimal.ONE;
  }

  private static BigDecimal divided(BigDecimal number, BigDecimal by) {
    return number.divide(by, Decimals.DIVISION);
  }

  private static Lot replacing(Lot lot, Promise promise) {
    return lot.withUnits(promise.units)
        .replacing(promise.disallowed, lot.acquired().minusDays(promise.daysHeld));
  }
}
