package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.DraftTransaction;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Books every transaction of a ledger against what its accounts hold by then. Used once. */
public final class Booker {
  private final LedgerOptions options;
  private final Balances balances = new Balances();
  private final List<LedgerError> errors = new ArrayList<>();
  private final Categorizer categorizer = new Categorizer(balances, errors);
  private final Interpolator interpolator = new Interpolator(errors);
  private final Reducer reducer;

  private Booker(List<Directive> directives, LedgerOptions options) {
    this.options = options;
    Map<String, BookingMethod> methods = new HashMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open && open.booking() != null) {
        methods.put(open.account(), open.booking());
      }
    }
    this.reducer = new Reducer(balances, methods, options.bookingMethod(), options.rules(), errors);
  }

  /**
   * Books a ledger.
   *
   * @param directives the directives in the ledger's order
   */
  public static BookedLedger book(List<Directive> directives, LedgerOptions options) {
    return new Booker(directives, options).book(directives);
  }

  private BookedLedger book(List<Directive> directives) {
    List<Directive> booked = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      if (directive instanceof DraftTransaction draft) {
        book(draft).ifPresent(booked::add);
      } else {
        if (directive instanceof Transaction complete) {
          balances.add(complete.postings());
        }
        booked.add(directive);
      }
    }
    return new BookedLedger(booked, errors);
  }

  private Optional<Transaction> book(DraftTransaction draft) {
    int errorsBefore = errors.size();
    List<Group> groups = categorizer.categorize(draft);
    if (errors.size() > errorsBefore) {
      return Optional.empty();
    }
    LazyTolerances tolerances = new LazyTolerances(draft);
    List<Posting> postings = new ArrayList<>(draft.postings().size());
    for (Group group : groups) {
      List<Leg> legs = reducer.reduce(draft, group.legs()).orElse(List.of());
      for (Leg leg : interpolator.interpolate(group, legs, tolerances::get)) {
        postings.add(leg.toPosting());
      }
    }
    balances.add(postings);
    return Optional.of(draft.booked(postings));
  }

  /** Most transactions leave nothing to round, so that their tolerances are never needed here. */
  private final class LazyTolerances {
    private final DraftTransaction draft;
    private @Nullable Tolerances tolerances;

    LazyTolerances(DraftTransaction draft) {
      this.draft = draft;
    }

    Tolerances get() {
      Tolerances inferred = tolerances;
      if (inferred == null) {
        inferred = Tolerances.ofDraft(draft.postings(), options);
        tolerances = inferred;
      }
      return inferred;
    }
  }
}
