package io.dawsos.ledger;

import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A ledger as its files said it at one commit: read, booked and checked. Immutable and thread-safe.
 */
public final class LedgerSnapshot {
  private static final int RECENT = 16;

  private final LedgerCommit commit;
  private final LedgerOptions options;
  private final List<Directive> directives;
  private final List<LedgerError> errors;
  private final List<Transaction> transactions;
  private final SortedMap<CurrencyCode, Commodity> commodities;
  private final SortedSet<String> accounts;
  private final PriceMap prices;
  private final Map<Integer, List<AccountPosition>> recent =
      Collections.synchronizedMap(new RecentPositions());

  LedgerSnapshot(
      LedgerCommit commit,
      LedgerOptions options,
      List<Directive> directives,
      List<LedgerError> errors) {
    this.commit = commit;
    this.options = options;
    this.directives = List.copyOf(directives);
    this.errors = List.copyOf(errors);
    List<Transaction> allTransactions = new ArrayList<>();
    SortedMap<CurrencyCode, Commodity> byCurrency = new TreeMap<>();
    SortedSet<String> names = new TreeSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        allTransactions.add(transaction);
        transaction.postings().forEach(posting -> names.add(posting.account()));
      } else if (directive instanceof Open open) {
        names.add(open.account());
      } else if (directive instanceof Commodity commodity) {
        byCurrency.putIfAbsent(commodity.currency(), commodity);
      }
    }
    this.transactions = List.copyOf(allTransactions);
    this.commodities = Collections.unmodifiableSortedMap(byCurrency);
    this.accounts = Collections.unmodifiableSortedSet(names);
    this.prices = PriceMap.of(directives);
  }

  /** Returns what pins the content of the files. */
  public LedgerCommit commit() {
    return commit;
  }

  /** Returns the options. */
  public LedgerOptions options() {
    return options;
  }

  /** Returns every directive, pads filled in, in the ledger's order. */
  public List<Directive> directives() {
    return directives;
  }

  /** Returns what is wrong with the ledger, in Beancount's order; empty for a sound one. */
  public List<LedgerError> errors() {
    return errors;
  }

  /** Whether the ledger has no errors but warnings. */
  public boolean isSound() {
    return errors.stream().allMatch(LedgerError::isWarning);
  }

  /** Returns the transactions, in the ledger's order. */
  public List<Transaction> transactions() {
    return transactions;
  }

  /** Returns the declared commodities by currency, ordered. */
  public SortedMap<CurrencyCode, Commodity> commodities() {
    return commodities;
  }

  /** Returns the declaration of a commodity; of several, the first. */
  public Optional<Commodity> commodity(CurrencyCode currency) {
    return Optional.ofNullable(commodities.get(currency));
  }

  /** Returns the accounts that are opened or posted to, ordered by name. */
  public SortedSet<String> accounts() {
    return accounts;
  }

  /** Returns the declared prices. */
  public PriceMap prices() {
    return prices;
  }

  /** Returns the date of the first transaction. */
  public Optional<LocalDate> firstDate() {
    return transactions.stream().findFirst().map(Transaction::date);
  }

  /** Returns the date of the last transaction. */
  public Optional<LocalDate> lastDate() {
    return transactions.isEmpty()
        ? Optional.empty()
        : Optional.of(transactions.get(transactions.size() - 1).date());
  }

  /**
   * Returns what every account holds at the end of a day: accounts by name, the lots of each in the
   * order in which they came, no zero positions. Takes time in proportion to the postings up to
   * then, and O(log n) for a day asked for lately: the last {@value #RECENT} answers are kept, as
   * requests ask for the same few days again and again.
   */
  public List<AccountPosition> positionsAt(LocalDate date) {
    return recent.computeIfAbsent(transactionsUntil(date), this::positionsAfter);
  }

  /** Number of transactions up to and including the date: they are in order of date. */
  private int transactionsUntil(LocalDate date) {
    int low = 0;
    int high = transactions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (transactions.get(middle).date().isAfter(date)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private List<AccountPosition> positionsAfter(int count) {
    Map<String, Inventory> held = new TreeMap<>();
    for (Transaction transaction : transactions.subList(0, count)) {
      for (Posting posting : transaction.postings()) {
        held.computeIfAbsent(posting.account(), unused -> new Inventory())
            .add(posting.units(), posting.cost());
      }
    }
    List<AccountPosition> positions = new ArrayList<>();
    held.forEach(
        (account, inventory) -> {
          for (Position position : inventory.positions()) {
            positions.add(new AccountPosition(account, position));
          }
        });
    return List.copyOf(positions);
  }

  /**
   * Answers by number of transactions, the one that was not asked for the longest dropped first.
   */
  private static final class RecentPositions extends LinkedHashMap<Integer, List<AccountPosition>> {
    RecentPositions() {
      super(2 * RECENT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, List<AccountPosition>> eldest) {
      return size() > RECENT;
    }
  }
}
