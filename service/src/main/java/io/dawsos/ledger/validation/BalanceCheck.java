package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares every balance assertion with what the account and its sub-accounts hold by then. */
final class BalanceCheck {
  private final LedgerOptions options;
  private final AccountTree asserted;
  private final Map<String, Open> opens;
  private final Map<String, Map<CurrencyCode, BigDecimal>> totals = new HashMap<>();
  private final List<LedgerError> errors = new ArrayList<>();

  private BalanceCheck(List<Directive> directives, LedgerOptions options) {
    this.options = options;
    Set<String> accounts = new HashSet<>();
    Map<String, Open> firstOpens = new HashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Balance balance) {
        accounts.add(balance.account());
      } else if (directive instanceof Open open) {
        firstOpens.putIfAbsent(open.account(), open);
      }
    }
    this.asserted = new AccountTree(accounts);
    this.opens = firstOpens;
  }

  static List<LedgerError> run(List<Directive> directives, LedgerOptions options) {
    BalanceCheck check = new BalanceCheck(directives, options);
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        transaction.postings().forEach(check::add);
      } else if (directive instanceof Balance balance) {
        check.check(balance);
      }
    }
    return check.errors;
  }

  private void add(Posting posting) {
    for (String account : asserted.containing(posting.account())) {
      totals
          .computeIfAbsent(account, unused -> new HashMap<>())
          .merge(posting.units().currency(), posting.units().number(), Decimals::plus);
    }
  }

  private void check(Balance balance) {
    CurrencyCode currency = balance.amount().currency();
    Open open = opens.get(balance.account());
    if (open == null) {
      error(balance, "Invalid reference to unknown account '" + balance.account() + "'");
    } else if (!open.currencies().isEmpty() && !open.currencies().contains(currency)) {
      error(balance, "Invalid currency '" + currency + "' for Balance directive");
    }
    BigDecimal held =
        totals.getOrDefault(balance.account(), Map.of()).getOrDefault(currency, BigDecimal.ZERO);
    BigDecimal difference = Decimals.minus(held, balance.amount().number());
    if (difference.abs().compareTo(BalanceTolerance.of(balance, options)) > 0) {
      error(
          balance,
          "Balance failed for '%s': expected %s != accumulated %s %s (%s %s)"
              .formatted(
                  balance.account(),
                  balance.amount(),
                  held.toPlainString(),
                  currency,
                  difference.abs().toPlainString(),
                  difference.signum() > 0 ? "too much" : "too little"));
    }
  }

  private void error(Balance balance, String message) {
    errors.add(LedgerError.at(balance.source(), LedgerError.BALANCE, message));
  }
}
