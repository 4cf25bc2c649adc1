package io.dawsos.ledger.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names of the five root accounts. Immutable.
 *
 * @param assets the root of what is owned
 * @param liabilities the root of what is owed
 * @param equity the root of opening balances and conversions
 * @param income the root of what is earned
 * @param expenses the root of what is spent
 */
public record RootAccounts(
    String assets, String liabilities, String equity, String income, String expenses) {
  /** The names that hold unless an option says otherwise. */
  public static final RootAccounts DEFAULT =
      new RootAccounts("Assets", "Liabilities", "Equity", "Income", "Expenses");

  /** Whether this is the name of a root account. */
  public boolean contains(String root) {
    return root.equals(assets)
        || root.equals(liabilities)
        || root.equals(equity)
        || root.equals(income)
        || root.equals(expenses);
  }

  // Written out, since those that a record has by itself take longer to make than a small ledger
  // to read.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RootAccounts roots
            && assets.equals(roots.assets)
            && liabilities.equals(roots.liabilities)
            && equity.equals(roots.equity)
            && income.equals(roots.income)
            && expenses.equals(roots.expenses));
  }

  @Override
  public int hashCode() {
    return Objects.hash(assets, liabilities, equity, income, expenses);
  }
}
