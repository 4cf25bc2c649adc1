package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import java.util.List;

/**
 * What one file says, before anything is booked. Immutable.
 *
 * @param directives its directives, in the order written
 * @param options its options
 * @param includes the files that it includes, as written
 * @param pluginWarnings one warning for each plugin that it asks for, since none is supported
 * @param errors what is wrong with it, in the order found
 */
public record ParsedFile(
    List<Directive> directives,
    LedgerOptions options,
    List<String> includes,
    List<LedgerError> pluginWarnings,
    List<LedgerError> errors) {
  /** Copies the lists. */
  public ParsedFile {
    directives = List.copyOf(directives);
    includes = List.copyOf(includes);
    pluginWarnings = List.copyOf(pluginWarnings);
    errors = List.copyOf(errors);
  }
}
