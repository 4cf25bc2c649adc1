package io.dawsos.ledger;

import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
  private final Map<LocalDate, List<AccountPosition>> recent =
      Collections.synchronizedMap(new RecentPositions());
  private volatile @Nullable LedgerIndex index;
  private volatile @Nullable PriceMap prices;

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
    Set<String> names = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        allTransactions.add(transaction);
        for (Posting posting : transaction.postings()) {
          names.add(posting.account());
        }
      } else if (directive instanceof Open open) {
        names.add(open.account());
      } else if (directive instanceof Commodity commodity) {
        byCurrency.putIfAbsent(commodity.currency(), commodity);
      }
    }
    this.transactions = List.copyOf(allTransactions);
    this.commodities = Collections.unmodifiableSortedMap(byCurrency);
    this.accounts = Collections.unmodifiableSortedSet(new TreeSet<>(names));
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

  /** Returns the declared prices; made when they are first asked for, in one pass. */
  public PriceMap prices() {
    PriceMap made = prices;
    if (made == null) {
      synchronized (recent) {
        made = prices;
        if (made == null) {
          made = PriceMap.of(directives);
          prices = made;
        }
      }
    }
    return made;
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
   * order in which they came, no zero positions. O(a log n) for a accounts, and the size of the
   * answer; O(log n) for a day asked for lately: the last {@value #RECENT} answers are kept, as
   * requests ask for the same few days again and again.
   */
  public List<AccountPosition> positionsAt(LocalDate date) {
    return recent.computeIfAbsent(date, index()::positionsAt);
  }

  /**
   * Returns what an account and those below it hold at the end of a day, as {@link
   * #positionsAt(LocalDate)} does; empty for an account that the ledger does not know. O(a log n)
   * for a accounts in the tree, and the size of the answer.
   *
   * @param account a whole name, such as {@code Assets} or {@code Assets:Bank}
   */
  public List<AccountPosition> positionsAt(String account, LocalDate date) {
    return index().positionsAt(account, date);
  }

  /**
   * Returns the units that an account and those below it hold at the end of a day, over all lots,
   * by currency and without zeros. Costs as {@link #positionsAt(String, LocalDate)} does.
   */
  public SortedMap<CurrencyCode, BigDecimal> balanceAt(String account, LocalDate date) {
    SortedMap<CurrencyCode, BigDecimal> units = new TreeMap<>();
    for (AccountPosition held : positionsAt(account, date)) {
      Amount amount = held.position().units();
      units.merge(amount.currency(), amount.number(), Decimals::plus);
    }
    units.values().removeIf(number -> number.signum() == 0);
    return Collections.unmodifiableSortedMap(units);
  }

  /**
   * Returns the transactions from one day until another, both included, in the ledger's order.
   * O(log n): a view.
   */
  public List<Transaction> transactionsBetween(LocalDate from, LocalDate until) {
    return index().transactionsBetween(from, until);
  }

  /** Returns the postings of units of a commodity, in the ledger's order. O(1): a view. */
  public List<TransactionPosting> postingsOf(CurrencyCode commodity) {
    return index().postingsOf(commodity);
  }

  /**
   * Returns the postings of units of a commodity from one day until another, both included, in the
   * ledger's order. O(log n): a view.
   */
  public List<TransactionPosting> postingsOf(
      CurrencyCode commodity, LocalDate from, LocalDate until) {
    return index().postingsOf(commodity, from, until);
  }

  /**
   * Returns the postings to some accounts and those below them from one day until another, both
   * included, in the ledger's order. O(a log n) for a accounts in the trees, and O(m log m) for m
   * postings found.
   */
  public List<TransactionPosting> postingsBetween(
      Collection<String> accounts, LocalDate from, LocalDate until) {
    return index().postingsBetween(accounts, from, until);
  }

  /**
   * Returns the transactions that move something between some accounts, with those below them, and
   * the rest of the ledger, from one day until another, both included, in the ledger's order. What
   * counts as income rather than as a flow is left to the caller, who names its accounts, too.
   * Costs as {@link #postingsBetween} does.
   */
  public List<Flow> flowsBetween(Collection<String> accounts, LocalDate from, LocalDate until) {
    return index().flowsBetween(accounts, from, until);
  }

  /** Made when it is first asked for, in one pass, since loading alone needs none. */
  private LedgerIndex index() {
    LedgerIndex made = index;
    if (made == null) {
      synchronized (recent) {
        made = index;
        if (made == null) {
          made = new LedgerIndex(transactions);
          index = made;
        }
      }
    }
    return made;
  }

  /** Answers by day, the one that was not asked for the longest dropped first. */
  private static final class RecentPositions
      extends LinkedHashMap<LocalDate, List<AccountPosition>> {
    RecentPositions() {
      super(2 * RECENT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<LocalDate, List<AccountPosition>> eldest) {
      return size() > RECENT;
    }
  }
}
