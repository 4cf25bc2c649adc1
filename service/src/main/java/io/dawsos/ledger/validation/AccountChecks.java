package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Pad;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that accounts are opened and closed once, used while open, and hold what they may. */
final class AccountChecks {
  private final List<Directive> directives;
  private final List<LedgerError> errors = new ArrayList<>();

  private AccountChecks(List<Directive> directives) {
    this.directives = directives;
  }

  static List<LedgerError> run(List<Directive> directives) {
    AccountChecks checks = new AccountChecks(directives);
    checks.checkOpensAndCloses();
    checks.checkUses();
    checks.checkCurrencies();
    return checks.errors;
  }

  private void checkOpensAndCloses() {
    Set<String> opened = new HashSet<>();
    Set<String> closed = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open && !opened.add(open.account())) {
        error(open, "Duplicate open directive for " + open.account());
      } else if (directive instanceof Close close) {
        if (!closed.add(close.account())) {
          error(close, "Duplicate close directive for " + close.account());
        } else if (!opened.contains(close.account())) {
          error(close, "Unopened account " + close.account() + " is being closed");
        }
      }
    }
  }

  private void checkUses() {
    Set<String> active = new HashSet<>();
    Set<String> opened = new HashSet<>();
    List<Use> invalid = new ArrayList<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        active.add(open.account());
        opened.add(open.account());
      } else if (directive instanceof Close close) {
        active.remove(close.account());
      } else {
        for (String account : used(directive)) {
          boolean late = isAllowedAfterClose(directive) && opened.contains(account);
          if (!active.contains(account) && !late) {
            invalid.add(new Use(directive, account));
          }
        }
      }
    }
    for (Use use : invalid) {
      // An account that opens later is inactive rather than unknown, so all opens are read first.
      String kind = opened.contains(use.account()) ? "inactive" : "unknown";
      error(use.directive(), "Invalid reference to " + kind + " account '" + use.account() + "'");
    }
  }

  private record Use(Directive directive, String account) {}

  private static boolean isAllowedAfterClose(Directive directive) {
    return directive instanceof Balance
        || directive instanceof Note
        || directive instanceof Document;
  }

  private static Set<String> used(Directive directive) {
    if (directive instanceof Transaction transaction) {
      Set<String> accounts = new LinkedHashSet<>(4);
      for (Posting posting : transaction.postings()) {
        accounts.add(posting.account());
      }
      return accounts;
    }
    if (directive instanceof Balance balance) {
      return Set.of(balance.account());
    }
    if (directive instanceof Pad pad) {
      return new LinkedHashSet<>(List.of(pad.account(), pad.from()));
    }
    if (directive instanceof Note note) {
      return Set.of(note.account());
    }
    return directive instanceof Document document ? Set.of(document.account()) : Set.of();
  }

  private void checkCurrencies() {
    Map<String, Set<CurrencyCode>> allowed = new HashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open && !open.currencies().isEmpty()) {
        allowed.put(open.account(), Set.copyOf(open.currencies()));
      }
    }
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          checkCurrency(transaction, posting, allowed.getOrDefault(posting.account(), Set.of()));
        }
      }
    }
  }

  private void checkCurrency(
      Transaction transaction, Posting posting, Set<CurrencyCode> currencies) {
    CurrencyCode currency = posting.units().currency();
    if (!currencies.isEmpty() && !currencies.contains(currency)) {
      error(
          transaction, "Invalid currency " + currency + " for account '" + posting.account() + "'");
    }
  }

  private void error(Directive directive, String message) {
    errors.add(LedgerError.at(directive.source(), "ValidationError", message));
  }
}
