package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import java.util.List;

/**
 * The directives after all plugins. Immutable.
 *
 * @param directives the directives in the ledger's order
 * @param errors what the plugins found, in the order in which they ran
 */
public record ProcessedLedger(List<Directive> directives, List<LedgerError> errors) {
  /** Copies the lists. */
  public ProcessedLedger {
    directives = List.copyOf(directives);
    errors = List.copyOf(errors);
  }
}
