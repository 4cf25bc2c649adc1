package io.dawsos.ledger.validation;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import java.util.List;

/**
 * The directives with pads and documents filled in. Immutable.
 *
 * @param directives the directives in the ledger's order
 * @param errors what is wrong with them, check by check
 */
public record ValidatedLedger(List<Directive> directives, List<LedgerError> errors) {
  /** Copies the lists. */
  public ValidatedLedger {
    directives = List.copyOf(directives);
    errors = List.copyOf(errors);
  }
}
