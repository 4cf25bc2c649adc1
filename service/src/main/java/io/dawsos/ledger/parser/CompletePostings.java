package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.ledger.model.Posting;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The postings of a transaction that leaves nothing to booking: every number and currency is
 * written, nothing is held at cost, and all balance in one currency. Most transactions are such.
 */
final class CompletePostings {
  private CompletePostings() {}

  /** Returns the postings, or null when there is something to book. */
  static @Nullable List<Posting> of(List<DraftPosting> drafts) {
    List<Posting> postings = new ArrayList<>(drafts.size());
    CurrencyCode balancing = null;
    for (DraftPosting draft : drafts) {
      Posting posting = complete(draft);
      if (posting == null) {
        return null;
      }
      CurrencyCode currency = posting.weightCurrency();
      if (balancing != null && !balancing.equals(currency)) {
        return null;
      }
      balancing = currency;
      postings.add(posting);
    }
    return postings;
  }

  private static @Nullable Posting complete(DraftPosting draft) {
    Amount units = amount(draft.units());
    PartialAmount written = draft.price();
    Amount price = amount(written);
    if (units == null || draft.cost() != null || (written != null && price == null)) {
      return null;
    }
    return new Posting(
        draft.source(),
        draft.account(),
        units,
        null,
        price,
        draft.flag(),
        /* interpolated= */ false,
        draft.metadata());
  }

  private static @Nullable Amount amount(@Nullable PartialAmount written) {
    return written == null || written.number() == null || written.currency() == null
        ? null
        : new Amount(written.number(), written.currency());
  }
}
