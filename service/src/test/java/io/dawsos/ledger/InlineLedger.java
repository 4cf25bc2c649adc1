package io.dawsos.ledger;

import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Loads ledgers that tests write in place. */
public final class InlineLedger {
  public static final LocalDate END = LocalDate.of(2099, 12, 31);

  private InlineLedger() {}

  public static LedgerSnapshot load(String text) {
    return load(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static LedgerSnapshot load(String text, LedgerRules rules) {
    return load(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), rules);
  }

  public static LedgerSnapshot load(byte[] content) {
    return load(content, LedgerRules.DEFAULT);
  }

  public static LedgerSnapshot load(byte[] content, LedgerRules rules) {
    try {
      Path folder = Files.createTempDirectory("ledger");
      Path file = folder.resolve("main.beancount");
      try {
        Files.write(file, content);
        return new LedgerLoader(rules).load(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the errors as {@code line Type}. */
  public static List<String> errors(LedgerSnapshot snapshot) {
    return snapshot.errors().stream().map(InlineLedger::brief).toList();
  }

  private static String brief(LedgerError error) {
    return error.line() + " " + error.type();
  }

  /** Returns what an account holds in the end, as the ledger's syntax writes it. */
  public static List<String> holdings(LedgerSnapshot snapshot, String account) {
    return snapshot.positionsAt(END).stream()
        .filter(held -> held.account().equals(account))
        .map(held -> held.position().toString())
        .toList();
  }

  public static CurrencyCode currency(String code) {
    return CurrencyCode.of(code);
  }

  /** Returns a ledger that deposits one unit of cash on each of so many days from 2020-01-01. */
  static String deposits(int days) {
    StringBuilder text =
        new StringBuilder("2019-12-31 open Assets:Cash\n2019-12-31 open Equity:In\n");
    for (int day = 0; day < days; day++) {
      text.append(LocalDate.of(2020, 1, 1).plusDays(day))
          .append(" * \"Deposit\"\n  Assets:Cash  1 CAD\n  Equity:In\n");
    }
    return text.toString();
  }
}
