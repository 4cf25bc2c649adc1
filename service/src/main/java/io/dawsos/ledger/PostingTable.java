package io.dawsos.ledger;

import io.dawsos.ledger.model.Transaction;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Every posting of a ledger by its number, counted from 0 in the ledger's order; the numbers of a
 * period therefore follow each other. Immutable and thread-safe.
 */
final class PostingTable {
  private final List<Transaction> transactions;
  private final int[] firstOf;
  private final int[] transactionOf;

  PostingTable(List<Transaction> transactions) {
    this.transactions = transactions;
    this.firstOf = new int[transactions.size() + 1];
    for (int i = 0; i < transactions.size(); i++) {
      firstOf[i + 1] = firstOf[i] + transactions.get(i).postings().size();
    }
    this.transactionOf = new int[firstOf[transactions.size()]];
    for (int i = 0; i < transactions.size(); i++) {
      Arrays.fill(transactionOf, firstOf[i], firstOf[i + 1], i);
    }
  }

  int size() {
    return transactionOf.length;
  }

  TransactionPosting get(int number) {
    int transaction = transactionOf[number];
    Transaction booked = transactions.get(transaction);
    return new TransactionPosting(booked, booked.postings().get(number - firstOf[transaction]));
  }

  /** Returns the place of the posting's transaction in the ledger. */
  int transactionOf(int number) {
    return transactionOf[number];
  }

  /** Returns the number of the first posting on the date or later, in O(log n). */
  int from(LocalDate date) {
    return firstOf[transactionsBefore(date)];
  }

  /** Returns the number of the first posting after the date, in O(log n). */
  int after(LocalDate date) {
    return firstOf[transactionsUntil(date)];
  }

  /** Returns how many transactions are dated before the date, in O(log n). */
  int transactionsBefore(LocalDate date) {
    return date.equals(LocalDate.MIN) ? 0 : transactionsUntil(date.minusDays(1));
  }

  /** Returns how many transactions are dated on the date or before it, in O(log n). */
  int transactionsUntil(LocalDate date) {
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

  /** Returns how many of the numbers, which ascend, are below the bound, in O(log n). */
  static int countBelow(int[] numbers, int bound) {
    int place = Arrays.binarySearch(numbers, bound);
    return place < 0 ? -place - 1 : place;
  }

  /** Returns the postings of some numbers as a view; costs nothing until it is read. */
  List<TransactionPosting> view(int[] numbers, int from, int to) {
    return new View(numbers, from, to);
  }

  private final class View extends AbstractList<TransactionPosting> implements RandomAccess {
    private final int[] numbers;
    private final int from;
    private final int size;

    View(int[] numbers, int from, int to) {
      this.numbers = numbers;
      this.from = from;
      this.size = Math.max(0, to - from);
    }

    @Override
    public TransactionPosting get(int index) {
      return PostingTable.this.get(numbers[from + Objects.checkIndex(index, size)]);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
