package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code check_drained}: asserts that an account of assets, liabilities or equity holds nothing on
 * the day after it is closed.
 */
final class CheckDrained {
  private final RootAccounts roots;
  private final Map<String, Set<CurrencyCode>> currencies = new HashMap<>();
  private final Set<Assertion> asserted = new HashSet<>();

  private record Assertion(String account, LocalDate date, CurrencyCode currency) {}

  private CheckDrained(RootAccounts roots) {
    this.roots = roots;
  }

  static List<Directive> run(List<Directive> directives, PluginContext context) {
    CheckDrained check = new CheckDrained(context.options().roots());
    List<Directive> all = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      check.note(directive);
      if (directive instanceof Close close) {
        all.addAll(check.balances(close));
      }
      all.add(directive);
    }
    return all;
  }

  private void note(Directive directive) {
    if (directive instanceof Transaction transaction) {
      for (Posting posting : transaction.postings()) {
        add(posting.account(), List.of(posting.units().currency()));
      }
    } else if (directive instanceof Open open) {
      add(open.account(), open.currencies());
    } else if (directive instanceof Balance balance) {
      asserted.add(new Assertion(balance.account(), balance.date(), balance.amount().currency()));
    }
  }

  private void add(String account, List<CurrencyCode> used) {
    if (isOnBalanceSheet(account)) {
      currencies.computeIfAbsent(account, unused -> new TreeSet<>()).addAll(used);
    }
  }

  private boolean isOnBalanceSheet(String account) {
    int colon = account.indexOf(':');
    String root = colon < 0 ? account : account.substring(0, colon);
    return root.equals(roots.assets())
        || root.equals(roots.liabilities())
        || root.equals(roots.equity());
  }

  private List<Balance> balances(Close close) {
    return currencies.getOrDefault(close.account(), Set.of()).stream()
        .filter(each -> !asserted.contains(new Assertion(close.account(), close.date(), each)))
        .map(
            each ->
                new Balance(
                    close.source(),
                    close.date().plusDays(1),
                    close.account(),
                    new Amount(BigDecimal.ZERO, each),
                    null,
                    close.metadata()))
        .toList();
  }
}
