package io.dawsos.portfolio.income;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.AccountSides;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.BasisChange;
import io.dawsos.portfolio.lots.HistoricRate;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.Sale;
import io.dawsos.portfolio.lots.TransactionRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the transactions of a portfolio did to it, each amount at the rate of its day. See {@link
 * ProfitStatement} for how it adds up.
 */
public final class Bookings {
  private final AccountSides sides;
  private final CurrencyCode base;
  private final RateHistory history;
  private final Predicate<String> withholding;
  private final IdentityHashMap<Transaction, Figure> basis = new IdentityHashMap<>();
  private final IdentityHashMap<Transaction, List<Sale>> sales = new IdentityHashMap<>();
  private final List<IncomeItem> income = new ArrayList<>();
  private final Map<CurrencyCode, Figure> cash = new HashMap<>();
  private Figure flows = Figure.ZERO;
  private Figure other = Figure.ZERO;
  private Figure realized = Figure.ZERO;

  private Bookings(
      AccountSides sides, CurrencyCode base, RateHistory history, Predicate<String> withholding) {
    this.sides = sides;
    this.base = base;
    this.history = history;
    this.withholding = withholding;
  }

  /**
   * Reads the transactions after one date up to the end of another. Linear in the ledger.
   *
   * @param book the lots of the whole ledger, as booked, up to {@code until} or later
   * @param withholding chooses the expense accounts of withheld tax
   */
  public static Bookings between(
      LedgerSnapshot ledger,
      AccountGlobs accounts,
      LotBook book,
      CurrencyCode base,
      RateHistory history,
      AccountGlobs withholding,
      LocalDate after,
      LocalDate until) {
    AccountSides sides = new AccountSides(ledger, accounts);
    List<Transaction> chosen = new ArrayList<>();
    for (Transaction transaction : ledger.transactions()) {
      if (transaction.date().isAfter(until)) {
        break;
      }
      if (transaction.date().isAfter(after) && touches(transaction, sides)) {
        chosen.add(transaction);
      }
    }
    return of(chosen, sides, book, base, history, withholding);
  }

  /**
   * Reads some transactions of a portfolio.
   *
   * @param book the lots of the whole ledger, as booked, up to the last of them or later
   * @param withholding chooses the expense accounts of withheld tax
   */
  static Bookings of(
      List<Transaction> transactions,
      AccountSides sides,
      LotBook book,
      CurrencyCode base,
      RateHistory history,
      AccountGlobs withholding) {
    Bookings bookings = new Bookings(sides, base, history, withholding.matcher());
    bookings.index(book);
    transactions.forEach(bookings::read);
    return bookings;
  }

  private void index(LotBook book) {
    for (BasisChange change : book.changes()) {
      if (sides.isInside(change.account())) {
        basis.merge(change.transaction(), change.change(), Figure::plus);
      }
    }
    for (Sale sale : book.sales()) {
      if (sides.isInside(sale.lot().account())) {
        sales.computeIfAbsent(sale.transaction(), each -> new ArrayList<>()).add(sale);
      }
    }
  }

  private static boolean touches(Transaction transaction, AccountSides sides) {
    return transaction.postings().stream().anyMatch(posting -> sides.isInside(posting.account()));
  }

  private void read(Transaction transaction) {
    TransactionRates rates = new TransactionRates(transaction, base, history);
    Figure lots = Figure.ZERO;
    Figure outside = Figure.ZERO;
    Figure balance = Figure.ZERO;
    Earned earned = new Earned();
    boolean crosses = false;
    for (Posting posting : transaction.postings()) {
      Figure weight = rates.weight(posting);
      balance = balance.plus(weight);
      switch (sides.of(posting.account())) {
        case INSIDE -> {
          if (posting.cost() == null) {
            cash.merge(posting.units().currency(), weight, Figure::plus);
          } else {
            lots = lots.plus(weight);
          }
        }
        case INCOME -> earned.income(weight, rates, posting);
        case EXPENSE -> earned.expense(weight, rates, posting, withholding);
        case TRANSFER, CAPITAL -> {
          outside = outside.plus(weight);
          crosses = true;
        }
      }
    }
    List<Sale> sold = sales.getOrDefault(transaction, List.of());
    Figure gain = sold.stream().map(Sale::gain).collect(Figure.sum());
    Figure booked = sold.stream().map(Sale::priceGain).collect(Figure.sum());
    realized = realized.plus(gain);
    // What the cost of lots changed beyond what was paid for them and what sales explain.
    Figure carried =
        basis.getOrDefault(transaction, Figure.ZERO).minus(lots).minus(gain.minus(booked));
    flows = flows.minus(outside);
    if (crosses) {
      flows = flows.plus(carried);
    } else {
      other = other.plus(carried);
    }
    other = other.plus(balance);
    earned.into(transaction, booked);
  }

  /** What the income and expense accounts of one transaction got. */
  private final class Earned {
    private Figure gross = Figure.ZERO;
    private Figure withheld = Figure.ZERO;
    private Figure fees = Figure.ZERO;
    private @Nullable HistoricRate rate;
    private boolean any;

    void income(Figure weight, TransactionRates rates, Posting posting) {
      gross = gross.minus(weight);
      note(rates, posting);
    }

    void expense(
        Figure weight, TransactionRates rates, Posting posting, Predicate<String> withholding) {
      if (withholding.test(posting.account())) {
        withheld = withheld.plus(weight);
      } else {
        fees = fees.plus(weight);
      }
      note(rates, posting);
    }

    private void note(TransactionRates rates, Posting posting) {
      if (!any) {
        rate = rates.find(posting.weightCurrency()).orElse(null);
      }
      any = true;
    }

    void into(Transaction transaction, Figure booked) {
      if (any || !booked.equals(Figure.ZERO)) {
        income.add(new IncomeItem(transaction, gross.minus(booked), withheld, fees, rate));
      }
    }
  }

  /** Income, tax withheld and fees by transaction, in order. */
  public List<IncomeItem> income() {
    return List.copyOf(income);
  }

  /** What was gained by sales. */
  public Figure realized() {
    return realized;
  }

  /**
   * What came in less what went out. Lots that cross the border count at their cost, so that their
   * gain goes with them.
   */
  public Figure flows() {
    return flows;
  }

  /** What the ledger leaves over: sums that it lets differ by its tolerance. */
  public Figure other() {
    return other;
  }

  /** What was booked to and from holdings without a cost, by what they are. */
  public Map<CurrencyCode, Figure> cash() {
    return Map.copyOf(cash);
  }
}
