package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Pad;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Inserts, after each pad, the transactions that make the next balance assertions of its account
 * hold: one per currency, dated by the pad.
 */
final class Padding {
  private final LedgerOptions options;
  private final Map<String, Account> accounts = new TreeMap<>();
  private final IdentityHashMap<Pad, List<Transaction>> inserted = new IdentityHashMap<>();

  /** What a padded account and its sub-accounts hold, and the pad that is active. */
  private static final class Account {
    private final Inventory held = new Inventory();
    private final Set<CurrencyCode> padded = new HashSet<>();
    private final List<LedgerError> errors = new ArrayList<>();
    private @Nullable Pad active;
  }

  private Padding(LedgerOptions options) {
    this.options = options;
  }

  /** Returns the directives with the transactions inserted. */
  static List<Directive> run(List<Directive> directives, PluginContext context) {
    List<LedgerError> errors = context.errors();
    Padding padding = new Padding(context.options());
    for (Directive directive : directives) {
      if (directive instanceof Pad pad) {
        padding.accounts.computeIfAbsent(pad.account(), unused -> new Account());
      }
    }
    if (padding.accounts.isEmpty()) {
      return directives;
    }
    padding.scan(directives);
    padding.accounts.values().forEach(account -> errors.addAll(account.errors));
    return padding.completed(directives, errors);
  }

  private void scan(List<Directive> directives) {
    AccountTree tree = new AccountTree(accounts.keySet());
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          for (String name : tree.containing(posting.account())) {
            account(name).held.add(posting.units(), posting.cost());
          }
        }
      } else if (directive instanceof Pad pad) {
        account(pad.account()).active = pad;
        account(pad.account()).padded.clear();
      } else if (directive instanceof Balance balance) {
        tree.containing(balance.account()).forEach(name -> pad(account(name), balance));
      }
    }
  }

  private Account account(String name) {
    return accounts.computeIfAbsent(name, unused -> new Account());
  }

  private void pad(Account account, Balance balance) {
    CurrencyCode currency = balance.amount().currency();
    BigDecimal missing = Decimals.minus(balance.amount().number(), account.held.units(currency));
    boolean fails = missing.abs().compareTo(BalanceTolerance.of(balance, options)) > 0;
    Pad active = account.active;
    if (fails && active != null && !account.padded.contains(currency)) {
      refuseLots(account, balance);
      Amount difference = new Amount(missing, currency);
      inserted
          .computeIfAbsent(active, unused -> new ArrayList<>())
          .add(transaction(active, balance, difference));
      account.held.add(difference, null);
    }
    account.padded.add(currency);
  }

  private static void refuseLots(Account account, Balance balance) {
    account.held.positions().stream()
        .filter(position -> position.cost() != null)
        .filter(position -> position.units().currency().equals(balance.amount().currency()))
        .forEach(
            position ->
                account.errors.add(
                    LedgerError.at(
                        balance.source(),
                        "PadError",
                        "A pad cannot fill a balance that is held at cost: %s; buy or sell instead"
                            .formatted(position))));
  }

  private static Transaction transaction(Pad pad, Balance balance, Amount difference) {
    return new Transaction(
        pad.source(),
        pad.date(),
        'P',
        null,
        "(Padding inserted for Balance of %s for difference %s)"
            .formatted(balance.amount(), difference),
        List.of(),
        List.of(),
        List.of(
            posting(balance.source(), pad.account(), difference),
            posting(balance.source(), pad.from(), difference.negate())),
        pad.metadata());
  }

  private static Posting posting(Source source, String account, Amount units) {
    return new Posting(source, account, units, null, null, null, false, Metadata.EMPTY);
  }

  private List<Directive> completed(List<Directive> directives, List<LedgerError> errors) {
    List<Directive> completed = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      completed.add(directive);
      if (directive instanceof Pad pad) {
        List<Transaction> transactions = inserted.getOrDefault(pad, List.of());
        if (transactions.isEmpty()) {
          errors.add(
              LedgerError.at(
                  pad.source(),
                  "PadError",
                  "Unused Pad entry; remove it, or assert a balance after it"));
        }
        completed.addAll(transactions);
      }
    }
    return completed;
  }
}
