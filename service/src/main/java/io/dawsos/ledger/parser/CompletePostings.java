package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.DraftPosting;
import io.dawsos.ledger.model.PartialAmount;
import io.dawsos.ledger.model.Posting;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The postings of a transaction that leaves nothing to booking: every number and currency is
 * written and nothing is held at cost. Most transactions are such.
 */
final class CompletePostings {
  private CompletePostings() {}

  /**
   * Returns the postings, grouped by the currency in which they balance, as booking does; null when
   * there is something to book.
   */
  static @Nullable List<Posting> of(List<DraftPosting> drafts) {
    List<Posting> postings = new ArrayList<>(drafts.size());
    for (DraftPosting draft : drafts) {
      Posting posting = complete(draft);
      if (posting == null) {
        return null;
      }
      postings.add(posting);
    }
    return balanceInOne(postings) ? postings : grouped(postings);
  }

  private static boolean balanceInOne(List<Posting> postings) {
    for (int i = 1; i < postings.size(); i++) {
      if (!postings.get(i).weightCurrency().equals(postings.get(0).weightCurrency())) {
        return false;
      }
    }
    return true;
  }

  private static List<Posting> grouped(List<Posting> postings) {
    Map<CurrencyCode, List<Posting>> groups = new LinkedHashMap<>();
    for (Posting posting : postings) {
      groups.computeIfAbsent(posting.weightCurrency(), unused -> new ArrayList<>()).add(posting);
    }
    List<Posting> grouped = new ArrayList<>(postings.size());
    groups.values().forEach(grouped::addAll);
    return grouped;
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
