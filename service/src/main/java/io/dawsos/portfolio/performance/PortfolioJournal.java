package io.dawsos.portfolio.performance;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.AccountSides;
import io.dawsos.portfolio.AccountSides.Side;
import io.dawsos.portfolio.HoldingScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a ledger says of a portfolio: the transactions that touch its asset and liability accounts,
 * and how many units it held since when. Immutable; made in one pass over the ledger.
 */
public final class PortfolioJournal {
  private final List<JournalEntry> entries;
  private final Map<CurrencyCode, List<Step>> steps;

  /**
   * Units of a commodity that a portfolio held from the end of a day on.
   *
   * @param date the day
   * @param units their number; negative for a short position or a debt
   */
  public record Step(LocalDate date, BigDecimal units) {}

  private PortfolioJournal(List<JournalEntry> entries, Map<CurrencyCode, List<Step>> steps) {
    this.entries = entries;
    this.steps = steps;
  }

  /** Reads a portfolio's part of the ledger, up to and including a date. */
  public static PortfolioJournal of(LedgerSnapshot ledger, AccountGlobs accounts, LocalDate upTo) {
    AccountSides sides = new AccountSides(ledger, accounts);
    return read(ledger, upTo, posting -> sides.of(posting.account()), transaction -> false);
  }

  /**
   * Reads the part of one commodity that a portfolio holds: what is paid for it, and what it pays,
   * comes from outside.
   */
  public static PortfolioJournal ofHolding(
      LedgerSnapshot ledger, AccountGlobs accounts, CurrencyCode commodity, LocalDate upTo) {
    HoldingScope scope = new HoldingScope(new AccountSides(ledger, accounts), commodity);
    return read(ledger, upTo, scope::side, scope::concerns);
  }

  private static PortfolioJournal read(
      LedgerSnapshot ledger,
      LocalDate upTo,
      Function<Posting, Side> sides,
      Predicate<Transaction> concerned) {
    List<JournalEntry> entries = new ArrayList<>();
    Map<CurrencyCode, List<Step>> steps = new TreeMap<>();
    for (Transaction transaction : ledger.transactions()) {
      if (transaction.date().isAfter(upTo)) {
        break;
      }
      List<Posting> inside = on(Side.INSIDE, transaction, sides);
      if (!inside.isEmpty() || concerned.test(transaction)) {
        entries.add(
            new JournalEntry(
                transaction,
                inside,
                on(Side.TRANSFER, transaction, sides),
                on(Side.CAPITAL, transaction, sides),
                !on(Side.INCOME, transaction, sides).isEmpty()));
        inside.forEach(posting -> step(steps, transaction.date(), posting));
      }
    }
    return new PortfolioJournal(
        List.copyOf(entries), Collections.unmodifiableMap(new TreeMap<>(steps)));
  }

  private static List<Posting> on(
      Side side, Transaction transaction, Function<Posting, Side> sides) {
    List<Posting> found = List.of();
    for (Posting posting : transaction.postings()) {
      if (sides.apply(posting) == side) {
        found = found.isEmpty() ? new ArrayList<>(2) : found;
        found.add(posting);
      }
    }
    return found;
  }

  private static void step(Map<CurrencyCode, List<Step>> steps, LocalDate date, Posting posting) {
    List<Step> of =
        steps.computeIfAbsent(posting.units().currency(), commodity -> new ArrayList<>());
    BigDecimal change = posting.units().number();
    if (of.isEmpty()) {
      of.add(new Step(date, change));
      return;
    }
    Step last = of.get(of.size() - 1);
    Step next = new Step(date, last.units().add(change));
    if (last.date().equals(date)) {
      of.set(of.size() - 1, next);
    } else {
      of.add(next);
    }
  }

  /** The transactions, by date. */
  public List<JournalEntry> entries() {
    return entries;
  }

  /** The commodities that were ever held, with the units held since when, by date. */
  public Map<CurrencyCode, List<Step>> steps() {
    return steps;
  }

  /** The day of the first transaction; empty where there is none. */
  public Optional<LocalDate> begin() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(0).date());
  }

  /** Everything that must be priced or converted to tell values and flows. */
  Set<CurrencyCode> commodities() {
    Set<CurrencyCode> commodities = new HashSet<>(steps.keySet());
    for (JournalEntry entry : entries) {
      if (entry.isExternal()) {
        entry.inside().forEach(posting -> commodities.add(posting.weightCurrency()));
        entry.capital().forEach(posting -> commodities.add(posting.weightCurrency()));
        for (Posting posting : entry.transfers()) {
          commodities.add(posting.units().currency());
          commodities.add(posting.weightCurrency());
        }
      }
    }
    return commodities;
  }
}
