package io.dawsos.ledger.booking;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import java.util.List;

/**
 * The directives with their transactions booked; those that could not be booked at all are left
 * out. Immutable.
 *
 * @param directives the directives in the ledger's order, without drafts
 * @param errors what could not be booked, in the same order
 */
public record BookedLedger(List<Directive> directives, List<LedgerError> errors) {
  /** Copies the lists. */
  public BookedLedger {
    directives = List.copyOf(directives);
    errors = List.copyOf(errors);
  }
}
