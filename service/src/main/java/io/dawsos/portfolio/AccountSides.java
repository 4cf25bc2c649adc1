package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.RootAccounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** On which side of a portfolio's border an account lies. Immutable. */
public final class AccountSides {
  /** Metadata of an {@code open} that makes an income or expense account external. */
  private static final String EXTERNAL = "external-flow";

  private final Map<String, Side> sides = new HashMap<>();

  /** The sides. */
  public enum Side {
    /** An asset or liability of the portfolio. */
    INSIDE,
    /** An asset or liability of others. */
    TRANSFER,
    /** Equity, and what is declared external. */
    CAPITAL,
    /** Income. */
    INCOME,
    /** Expenses. */
    EXPENSE
  }

  /** The sides of all accounts of a ledger. */
  public AccountSides(LedgerSnapshot ledger, AccountGlobs accounts) {
    RootAccounts roots = ledger.options().roots();
    Predicate<String> chosen = accounts.matcher();
    Set<String> external = declaredExternal(ledger);
    for (String account : ledger.accounts()) {
      sides.put(account, side(account, roots, chosen, external));
    }
  }

  private static Side side(
      String account, RootAccounts roots, Predicate<String> chosen, Set<String> external) {
    if (isBelow(account, roots.assets()) || isBelow(account, roots.liabilities())) {
      return chosen.test(account) ? Side.INSIDE : Side.TRANSFER;
    }
    if (external.contains(account)) {
      return Side.CAPITAL;
    }
    if (isBelow(account, roots.income())) {
      return Side.INCOME;
    }
    return isBelow(account, roots.expenses()) ? Side.EXPENSE : Side.CAPITAL;
  }

  private static boolean isBelow(String account, String root) {
    return account.startsWith(root + ":");
  }

  private static Set<String> declaredExternal(LedgerSnapshot ledger) {
    Set<String> external = new HashSet<>();
    for (Directive directive : ledger.directives()) {
      if (directive instanceof Open open && open.metadata().isTrue(EXTERNAL)) {
        external.add(open.account());
      }
    }
    return external;
  }

  /** The side of an account; of one that the ledger does not name, that of equity. */
  public Side of(String account) {
    return sides.getOrDefault(account, Side.CAPITAL);
  }

  /** Whether an account is an asset or liability of the portfolio. */
  public boolean isInside(String account) {
    return of(account) == Side.INSIDE;
  }
}
