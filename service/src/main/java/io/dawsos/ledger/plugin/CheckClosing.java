package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code check_closing}: asserts, for each posting with {@code closing: TRUE}, that the account
 * holds none of the commodity on the next day.
 */
final class CheckClosing {
  private static final String CLOSING = "closing";
  private static final Source SOURCE = new Source("<check_closing>", 0);

  private CheckClosing() {}

  static List<Directive> run(List<Directive> directives, PluginContext context) {
    List<Directive> all = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      all.add(
          directive instanceof Transaction transaction
              ? expanded(transaction, context.dialect(), all)
              : directive);
    }
    return all;
  }

  private static Transaction expanded(
      Transaction transaction, Dialect dialect, List<Directive> all) {
    Transaction changed = transaction;
    List<Posting> postings = new ArrayList<>(transaction.postings());
    for (int i = 0; i < postings.size(); i++) {
      Posting posting = postings.get(i);
      if (posting.metadata().isTrue(CLOSING)) {
        all.add(balance(transaction, posting));
        Metadata rest = posting.metadata().without(CLOSING);
        if (dialect == Dialect.V2) {
          // Beancount 2 gives what is left to the transaction, with its place.
          changed = changed.withMetadata(posting.source(), rest);
        } else {
          postings.set(i, posting.withMetadata(rest));
          changed = changed.withPostings(postings);
        }
      }
    }
    return changed;
  }

  private static Balance balance(Transaction transaction, Posting posting) {
    return new Balance(
        SOURCE,
        transaction.date().plusDays(1),
        posting.account(),
        new Amount(BigDecimal.ZERO, posting.units().currency()),
        null,
        Metadata.EMPTY);
  }
}
