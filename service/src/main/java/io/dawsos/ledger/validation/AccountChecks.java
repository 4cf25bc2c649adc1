package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Document;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Note;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
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

  static List<LedgerError> run(List<Directive> directives, Dialect dialect) {
    AccountChecks checks = new AccountChecks(directives);
    checks.checkOpensAndCloses(dialect);
    checks.checkUses();
    checks.checkCurrencies();
    return checks.errors;
  }

  private void checkOpensAndCloses(Dialect dialect) {
    Map<String, LocalDate> opened = new HashMap<>();
    Set<String> closed = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        if (opened.putIfAbsent(open.account(), open.date()) != null) {
          error(open, "Duplicate open directive for %s; keep one".formatted(open.account()));
        }
      } else if (directive instanceof Close close) {
        if (!closed.add(close.account())) {
          error(close, "Duplicate close directive for %s; keep one".formatted(close.account()));
        } else if (!opened.containsKey(close.account())) {
          error(
              close,
              "Unopened account %s is being closed; open it first".formatted(close.account()));
        } else if (dialect == Dialect.V2 && !close.date().isAfter(opened.get(close.account()))) {
          error(
              close,
              "Account %s is closed on the day on which it is opened; close it a day later"
                  .formatted(close.account()));
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
      } else if (!usesOnly(active, directive)) {
        for (String account : new LinkedHashSet<>(directive.accounts())) {
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
      error(
          use.directive(),
          "Invalid reference to %s account '%s'; open it on or before this date, or correct its name"
              .formatted(kind, use.account()));
    }
  }

  /** Nearly every directive does, so that is found out without making anything. */
  private static boolean usesOnly(Set<String> active, Directive directive) {
    if (directive instanceof Transaction transaction) {
      for (Posting posting : transaction.postings()) {
        if (!active.contains(posting.account())) {
          return false;
        }
      }
      return true;
    }
    return active.containsAll(directive.accounts());
  }

  private record Use(Directive directive, String account) {}

  private static boolean isAllowedAfterClose(Directive directive) {
    return directive instanceof Balance
        || directive instanceof Note
        || directive instanceof Document;
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
          Set<CurrencyCode> currencies = allowed.get(posting.account());
          if (currencies != null) {
            checkCurrency(transaction, posting, currencies);
          }
        }
      }
    }
  }

  private void checkCurrency(
      Transaction transaction, Posting posting, Set<CurrencyCode> currencies) {
    CurrencyCode currency = posting.units().currency();
    if (!currencies.contains(currency)) {
      error(
          transaction,
          "Invalid currency %s for account '%s'; add it to the account's open"
              .formatted(currency, posting.account()));
    }
  }

  private void error(Directive directive, String message) {
    errors.add(LedgerError.at(directive.source(), "ValidationError", message));
  }
}
