package io.dawsos.portfolio;

import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which security a transaction is about that moves none, as a dividend in cash does: that of its
 * metadata {@code security}, else that of an account such as {@code Income:Dividends:ACME}.
 */
public final class NamedSecurity {
  private NamedSecurity() {}

  /**
   * Finds the security that a transaction names: by its metadata, else by the last part of one of
   * its accounts, the first of several.
   *
   * @param isSecurity what counts as one
   */
  public static Optional<CurrencyCode> of(
      Transaction transaction, Predicate<CurrencyCode> isSecurity) {
    return Stream.concat(
            metadata(transaction).stream(),
            transaction.postings().stream().map(Posting::account).map(NamedSecurity::lastPart))
        .filter(CurrencyCode::isValid)
        .map(CurrencyCode::of)
        .filter(isSecurity)
        .findFirst();
  }

  /** The metadata {@code security} of a transaction as it stands; empty where it has none. */
  public static Optional<String> metadata(Transaction transaction) {
    return transaction.metadata().text("security");
  }

  private static String lastPart(String account) {
    return account.substring(account.lastIndexOf(':') + 1);
  }
}
