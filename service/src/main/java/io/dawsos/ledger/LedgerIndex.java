package io.dawsos.ledger;

import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the postings of accounts, commodities and periods without reading the rest of the ledger.
 * Made in one pass over the postings; takes three numbers a posting, and the checkpoints of the
 * accounts. Immutable and thread-safe.
 */
final class LedgerIndex {
  private static final int[] NONE = {};

  private final List<Transaction> transactions;
  private final PostingTable table;
  private final NavigableMap<String, AccountHistory> accounts = new TreeMap<>();
  private final Map<CurrencyCode, int[]> commodities = new HashMap<>();

  LedgerIndex(List<Transaction> transactions) {
    this.transactions = transactions;
    this.table = new PostingTable(transactions);
    Map<String, AccountHistory> histories = new HashMap<>();
    Map<CurrencyCode, Integer> counts = new HashMap<>();
    int number = 0;
    for (Transaction transaction : transactions) {
      for (Posting posting : transaction.postings()) {
        histories
            .computeIfAbsent(posting.account(), unused -> new AccountHistory())
            .add(number++, posting);
        counts.merge(posting.units().currency(), 1, Integer::sum);
      }
    }
    histories.values().forEach(AccountHistory::freeze);
    accounts.putAll(histories);
    numberCommodities(counts);
  }

  private void numberCommodities(Map<CurrencyCode, Integer> counts) {
    counts.forEach((currency, count) -> commodities.put(currency, new int[count]));
    int number = table.size();
    for (int i = transactions.size() - 1; i >= 0; i--) {
      List<Posting> postings = transactions.get(i).postings();
      for (int j = postings.size() - 1; j >= 0; j--) {
        CurrencyCode currency = postings.get(j).units().currency();
        int place = counts.merge(currency, -1, Integer::sum);
        commodities.getOrDefault(currency, NONE)[place] = --number;
      }
    }
  }

  /** Returns what all accounts hold. */
  List<AccountPosition> positionsAt(LocalDate date) {
    return positions(accounts, date);
  }

  /** Returns what an account and those below it hold. */
  List<AccountPosition> positionsAt(String account, LocalDate date) {
    return positions(tree(account), date);
  }

  private List<AccountPosition> positions(Map<String, AccountHistory> of, LocalDate date) {
    int end = table.after(date);
    List<AccountPosition> positions = new ArrayList<>();
    of.forEach(
        (account, history) -> {
          for (Position position : history.positionsBefore(end, table)) {
            positions.add(new AccountPosition(account, position));
          }
        });
    return List.copyOf(positions);
  }

  /** Returns the histories of an account and of those below it, by name. */
  private Map<String, AccountHistory> tree(String account) {
    Map<String, AccountHistory> tree = new LinkedHashMap<>();
    AccountHistory own = accounts.get(account);
    if (own != null) {
      tree.put(account, own);
    }
    // A semicolon follows the colon in order, and no name of an account holds one.
    tree.putAll(accounts.subMap(account + ":", account + ";"));
    return tree;
  }

  /** Returns the postings in a commodity. */
  List<TransactionPosting> postingsOf(CurrencyCode commodity) {
    int[] numbers = commodities.getOrDefault(commodity, NONE);
    return table.view(numbers, 0, numbers.length);
  }

  /** Returns the postings in a commodity from one date until another. */
  List<TransactionPosting> postingsOf(CurrencyCode commodity, LocalDate from, LocalDate until) {
    int[] numbers = commodities.getOrDefault(commodity, NONE);
    return table.view(
        numbers,
        PostingTable.countBelow(numbers, table.from(from)),
        PostingTable.countBelow(numbers, table.after(until)));
  }

  /** Returns the transactions from one date until another. */
  List<Transaction> transactionsBetween(LocalDate from, LocalDate until) {
    int first = table.transactionsBefore(from);
    return transactions.subList(first, Math.max(first, table.transactionsUntil(until)));
  }

  /** Returns the postings to accounts and those below them from one date until another. */
  List<TransactionPosting> postingsBetween(
      Collection<String> roots, LocalDate from, LocalDate until) {
    int[] numbers = numbers(members(roots).values(), from, until);
    return table.view(numbers, 0, numbers.length);
  }

  /** Returns what crosses the border of the accounts and those below them. */
  List<Flow> flowsBetween(Collection<String> roots, LocalDate from, LocalDate until) {
    Map<String, AccountHistory> members = members(roots);
    int[] numbers = numbers(members.values(), from, until);
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      int place = table.transactionOf(numbers[i]);
      if (i == 0 || place != table.transactionOf(numbers[i - 1])) {
        addFlow(transactions.get(place), members.keySet(), flows);
      }
    }
    return List.copyOf(flows);
  }

  private static void addFlow(Transaction transaction, Set<String> members, List<Flow> flows) {
    List<Posting> inside = new ArrayList<>();
    List<Posting> outside = new ArrayList<>();
    for (Posting posting : transaction.postings()) {
      (members.contains(posting.account()) ? inside : outside).add(posting);
    }
    if (!outside.isEmpty()) {
      flows.add(new Flow(transaction, inside, outside));
    }
  }

  private Map<String, AccountHistory> members(Collection<String> roots) {
    Map<String, AccountHistory> members = new HashMap<>();
    new TreeSet<>(roots).forEach(root -> members.putAll(tree(root)));
    return members;
  }

  private int[] numbers(Collection<AccountHistory> histories, LocalDate from, LocalDate until) {
    int begin = table.from(from);
    int end = Math.max(begin, table.after(until));
    int[] numbers =
        histories.stream()
            .map(AccountHistory::numbers)
            .flatMapToInt(
                own ->
                    Arrays.stream(
                        own,
                        PostingTable.countBelow(own, begin),
                        PostingTable.countBelow(own, end)))
            .toArray();
    Arrays.sort(numbers);
    return numbers;
  }
}
