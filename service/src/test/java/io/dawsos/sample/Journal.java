package io.dawsos.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The ledger text by year, in the order of the calls, and the running cash balances. */
final class Journal {
  private final Map<Integer, StringBuilder> textByYear = new TreeMap<>();
  private final Map<String, BigDecimal> balances = new HashMap<>();

  void add(Entry entry) {
    append(entry.date(), "\n" + entry);
    entry.changes().forEach((account, change) -> balances.merge(account, change, BigDecimal::add));
  }

  /** Asserts a balance at the start of a date. */
  void assertBalance(LocalDate date, String account, BigDecimal amount, String currency) {
    String line =
        "%s balance %-40s %12s %s\n".formatted(date, account, amount.toPlainString(), currency);
    append(date, line);
  }

  void heading(LocalDate date, String title) {
    append(date, "\n; " + title + "\n");
  }

  /** The balance of an account that holds one currency. */
  BigDecimal balance(String account) {
    return balances.getOrDefault(account, BigDecimal.ZERO.setScale(2));
  }

  String text(int year) {
    return textByYear.getOrDefault(year, new StringBuilder()).toString();
  }

  private void append(LocalDate date, String text) {
    textByYear.computeIfAbsent(date.getYear(), year -> new StringBuilder()).append(text);
  }
}
