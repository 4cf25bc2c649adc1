package io.dawsos.portfolio.income;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.AccountSides;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.HoldingScope;
import io.dawsos.portfolio.lots.HistoricRate;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.Sale;
import io.dawsos.portfolio.lots.TransactionRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did to a holding. Amounts are in the base currency, at the rate of the day or
 * of the transaction itself. Nothing is rounded.
 *
 * @param kind what it is
 * @param units by how many units the holding changed
 * @param price of one unit as traded; null where none was, or several prices were
 * @param traded the units at what was paid for them or got; below zero for what was sold; zero
 *     where nothing was traded
 * @param rate of the currency of the trade or, without one, of the income; null where nothing tells
 * @param sales by lot
 * @param income what it paid, and what was withheld and charged; null for nothing
 */
public record HoldingEntry(
    Transaction transaction,
    HoldingKind kind,
    BigDecimal units,
    @Nullable Amount price,
    Figure traded,
    @Nullable HistoricRate rate,
    List<Sale> sales,
    @Nullable IncomeItem income) {
  /** Copies the sales. */
  public HoldingEntry {
    sales = List.copyOf(sales);
  }

  /**
   * Returns what was done to a holding up to the end of a date, in order. Linear in the ledger.
   *
   * @param book the lots of the whole ledger, as booked, up to the date
   * @param withholding chooses the expense accounts of withheld tax
   */
  public static List<HoldingEntry> until(
      LedgerSnapshot ledger,
      AccountGlobs accounts,
      CurrencyCode commodity,
      LotBook book,
      CurrencyCode base,
      RateHistory history,
      AccountGlobs withholding,
      LocalDate date) {
    AccountSides sides = new AccountSides(ledger, accounts);
    HoldingScope scope = new HoldingScope(sides, commodity);
    List<Transaction> concerned =
        ledger.transactions().stream()
            .takeWhile(transaction -> !transaction.date().isAfter(date))
            .filter(scope::concerns)
            .toList();
    IdentityHashMap<Transaction, IncomeItem> incomes = new IdentityHashMap<>();
    Bookings.of(concerned, sides, book, base, history, withholding)
        .income()
        .forEach(item -> incomes.put(item.transaction(), item));
    IdentityHashMap<Transaction, List<Sale>> sales = new IdentityHashMap<>();
    for (Sale sale : book.sales()) {
      if (sale.lot().commodity().equals(commodity) && sides.isInside(sale.lot().account())) {
        sales.computeIfAbsent(sale.transaction(), each -> new ArrayList<>()).add(sale);
      }
    }
    return concerned.stream()
        .map(
            transaction ->
                of(
                    transaction,
                    scope,
                    new TransactionRates(transaction, base, history),
                    sales.getOrDefault(transaction, List.of()),
                    incomes.get(transaction)))
        .toList();
  }

  private static HoldingEntry of(
      Transaction transaction,
      HoldingScope scope,
      TransactionRates rates,
      List<Sale> sales,
      @Nullable IncomeItem income) {
    List<Posting> legs = transaction.postings().stream().filter(scope::isInside).toList();
    if (legs.isEmpty()) {
      boolean earned = income != null && !income.gross().equals(Figure.ZERO);
      return untraded(
          transaction, earned ? HoldingKind.INCOME : HoldingKind.FEE, BigDecimal.ZERO, income);
    }
    HoldingKind kind = HoldingKind.of(transaction, scope, legs, !sales.isEmpty());
    if (kind != HoldingKind.BUY && kind != HoldingKind.SELL) {
      return untraded(transaction, kind, units(legs), income);
    }
    List<Amount> prices = legs.stream().flatMap(HoldingEntry::price).distinct().toList();
    return new HoldingEntry(
        transaction,
        kind,
        units(legs),
        prices.size() == 1 ? prices.get(0) : null,
        sales.isEmpty()
            ? legs.stream().map(rates::weight).collect(Figure.sum())
            : sales.stream().map(Sale::baseProceeds).collect(Figure.sum()).negate(),
        prices.isEmpty() ? null : rates.find(prices.get(0).currency()).orElse(null),
        sales,
        income);
  }

  private static HoldingEntry untraded(
      Transaction transaction, HoldingKind kind, BigDecimal units, @Nullable IncomeItem income) {
    return new HoldingEntry(
        transaction,
        kind,
        units,
        null,
        Figure.ZERO,
        income == null ? null : income.rate(),
        List.of(),
        income);
  }

  /** What its sales gained. */
  public Figure realized() {
    return sales.stream().map(Sale::gain).collect(Figure.sum());
  }

  /** Income before tax. */
  public Figure gross() {
    return income == null ? Figure.ZERO : income.gross();
  }

  /** Tax withheld. */
  public Figure withheld() {
    return income == null ? Figure.ZERO : income.withheld();
  }

  /** Other expenses. */
  public Figure fees() {
    return income == null ? Figure.ZERO : income.fees();
  }

  /** All units of some legs. */
  static BigDecimal units(List<Posting> legs) {
    return legs.stream().map(leg -> leg.units().number()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<Amount> price(Posting leg) {
    if (leg.price() != null) {
      return Stream.of(leg.price());
    }
    return leg.cost() == null
        ? Stream.empty()
        : Stream.of(new Amount(leg.cost().number(), leg.cost().currency()));
  }
}
