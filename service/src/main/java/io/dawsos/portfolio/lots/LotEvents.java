package io.dawsos.portfolio.lots;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.portfolio.lots.LotEvent.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from the booked transactions of a ledger what they do to lots.
 *
 * <ul>
 *   <li>A posting that takes units from a lot held and writes a price is a sale at that price.
 *   <li>Without a price, where the transaction adds units of the same commodity, lots are replaced.
 *   <li>Without a price, where it moves cash or books income, it is a sale: what its income
 *       accounts got in the currency of the cost is the gain, spread over the units.
 *   <li>Without either, the units leave at their cost.
 *   <li>Any other posting at cost brings in a lot.
 * </ul>
 */
public final class LotEvents {
  private final RootAccounts roots;
  private final Map<Key, BigDecimal> held = new HashMap<>();
  private final List<LotEvent> events = new ArrayList<>();

  private record Key(String account, CurrencyCode commodity, Cost cost) {}

  private LotEvents(RootAccounts roots) {
    this.roots = roots;
  }

  /** Returns the events up to the end of a date, in order. Linear in the postings. */
  public static List<LotEvent> until(LedgerSnapshot ledger, LocalDate date) {
    LotEvents reader = new LotEvents(ledger.options().roots());
    for (Transaction transaction : ledger.transactions()) {
      if (transaction.date().isAfter(date)) {
        break;
      }
      reader.read(transaction);
    }
    return List.copyOf(reader.events);
  }

  /** The lots of one commodity that a transaction adds, and those that it takes without a price. */
  private record Change(List<Part> added, List<Part> taken) {}

  private void read(Transaction transaction) {
    Map<CurrencyCode, Change> changes = new LinkedHashMap<>();
    List<LotEvent> sales = new ArrayList<>();
    for (Posting posting : transaction.postings()) {
      Cost cost = posting.cost();
      if (cost == null || posting.units().number().signum() == 0) {
        continue;
      }
      CurrencyCode commodity = posting.units().currency();
      Part part = new Part(posting.account(), commodity, posting.units().number(), cost);
      Change change =
          changes.computeIfAbsent(
              commodity, each -> new Change(new ArrayList<>(), new ArrayList<>()));
      Amount price = posting.price();
      if (!take(part)) {
        change.added.add(part);
      } else if (price == null) {
        change.taken.add(part);
      } else {
        sales.add(new LotEvent.Closed(transaction, part, price));
      }
    }
    changes.forEach((commodity, change) -> tell(transaction, commodity, change, sales));
    events.addAll(sales);
  }

  /** Books the part, and says whether it reduced what was held. */
  private boolean take(Part part) {
    Key key = new Key(part.account(), part.commodity(), part.cost());
    BigDecimal before = held.getOrDefault(key, BigDecimal.ZERO);
    BigDecimal after = before.add(part.units());
    if (after.signum() == 0) {
      held.remove(key);
    } else {
      held.put(key, after);
    }
    return before.signum() * part.units().signum() < 0;
  }

  private void tell(
      Transaction transaction, CurrencyCode commodity, Change change, List<LotEvent> sales) {
    if (!change.taken.isEmpty() && !change.added.isEmpty()) {
      events.add(new LotEvent.Replaced(transaction, commodity, change.taken, change.added));
      return;
    }
    change.added.forEach(part -> events.add(new LotEvent.Opened(transaction, part)));
    if (change.taken.isEmpty()) {
      return;
    }
    if (settles(transaction)) {
      change.taken.forEach(
          part -> sales.add(new LotEvent.Closed(transaction, part, price(transaction, part))));
    } else {
      change.taken.forEach(part -> events.add(new LotEvent.Left(transaction, part)));
    }
  }

  /** Whether cash or income stands against what was given away. */
  private boolean settles(Transaction transaction) {
    return transaction.postings().stream()
        .anyMatch(
            posting ->
                posting.cost() == null
                    && (isBelow(posting, roots.assets())
                        || isBelow(posting, roots.liabilities())
                        || isBelow(posting, roots.income())));
  }

  private static boolean isBelow(Posting posting, String root) {
    return posting.account().startsWith(root + ":");
  }

  private Amount price(Transaction transaction, Part sold) {
    CurrencyCode currency = sold.cost().currency();
    BigDecimal gain = BigDecimal.ZERO;
    BigDecimal units = BigDecimal.ZERO;
    for (Posting posting : transaction.postings()) {
      Cost cost = posting.cost();
      if (cost != null && cost.currency().equals(currency) && posting.price() == null) {
        units = units.add(posting.units().number());
      } else if (isBelow(posting, roots.income()) && posting.weightCurrency().equals(currency)) {
        gain = gain.subtract(posting.weightNumber());
      }
    }
    BigDecimal perUnit =
        units.signum() == 0 ? BigDecimal.ZERO : gain.divide(units.negate(), Decimals.DIVISION);
    return new Amount(sold.cost().number().add(perUnit), currency);
  }
}
