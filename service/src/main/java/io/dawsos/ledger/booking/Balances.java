package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Posting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the accounts hold by now. What is posted to an account is added up when somebody asks for
 * it, which for most accounts is never. Not thread-safe.
 */
final class Balances {
  private final Map<String, Account> accounts = new HashMap<>();

  private static final class Account {
    private final Inventory held = new Inventory();
    private final List<Posting> pending = new ArrayList<>();
  }

  void add(List<Posting> postings) {
    for (int i = 0; i < postings.size(); i++) {
      Posting posting = postings.get(i);
      account(posting.account()).pending.add(posting);
    }
  }

  /** Returns what the account holds; changes with what is added, once that is asked for again. */
  Inventory of(String name) {
    Account account = account(name);
    for (Posting posting : account.pending) {
      account.held.add(posting.units(), posting.cost());
    }
    account.pending.clear();
    return account.held;
  }

  private Account account(String name) {
    Account account = accounts.get(name);
    if (account == null) {
      account = new Account();
      accounts.put(name, account);
    }
    return account;
  }
}
