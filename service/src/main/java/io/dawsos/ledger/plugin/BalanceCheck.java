package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
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
  private final PluginContext context;
  private final AccountTree asserted;
  private final Map<String, Open> opens;
  private final Set<String> closed;
  private final Map<String, Map<CurrencyCode, BigDecimal>> totals = new HashMap<>();

  private BalanceCheck(List<Directive> directives, PluginContext context) {
    this.context = context;
    this.closed = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    Map<String, Open> firstOpens = new HashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Balance balance) {
        accounts.add(balance.account());
      } else if (directive instanceof Open open) {
        firstOpens.putIfAbsent(open.account(), open);
      } else if (directive instanceof Close close) {
        closed.add(close.account());
      }
    }
    this.asserted = new AccountTree(accounts);
    this.opens = firstOpens;
  }

  /** Returns the directives; Beancount 2 drops assertions about accounts that nobody opens. */
  static List<Directive> run(List<Directive> directives, PluginContext context) {
    BalanceCheck check = new BalanceCheck(directives, context);
    boolean dropsUnknown = context.dialect() == Dialect.V2;
    List<Directive> kept = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        transaction.postings().forEach(check::add);
      } else if (directive instanceof Balance balance) {
        boolean known = check.requireOpen(balance);
        if (!known && dropsUnknown) {
          continue;
        }
        check.check(balance);
      }
      kept.add(directive);
    }
    return kept.size() == directives.size() ? directives : kept;
  }

  private void add(Posting posting) {
    List<String> containing = asserted.containing(posting.account());
    for (int i = 0; i < containing.size(); i++) {
      totals
          .computeIfAbsent(containing.get(i), unused -> new HashMap<>())
          .merge(posting.units().currency(), posting.units().number(), Decimals::plus);
    }
  }

  /** Returns whether the account is opened, or at least closed, anywhere. */
  private boolean requireOpen(Balance balance) {
    Open open = opens.get(balance.account());
    if (open == null && closed.contains(balance.account())) {
      return true;
    }
    if (open == null) {
      error(
          balance,
          "Invalid reference to unknown account '%s'; open it, or correct its name"
              .formatted(balance.account()));
      return false;
    }
    CurrencyCode currency = balance.amount().currency();
    if (!open.currencies().isEmpty() && !open.currencies().contains(currency)) {
      error(
          balance,
          "Invalid currency '%s' for Balance directive; the account is opened for others"
              .formatted(currency));
    }
    return true;
  }

  private void check(Balance balance) {
    CurrencyCode currency = balance.amount().currency();
    BigDecimal held =
        totals.getOrDefault(balance.account(), Map.of()).getOrDefault(currency, BigDecimal.ZERO);
    BigDecimal difference = Decimals.minus(held, balance.amount().number());
    if (difference.abs().compareTo(BalanceTolerance.of(balance, context.options())) > 0) {
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
    context.error(balance.source(), LedgerError.BALANCE, message);
  }
}
