package io.dawsos.ledger.parser;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Include;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.PluginUse;
import java.util.List;

/**
 * What one file says, before anything is booked but transactions that leave nothing to book.
 * Immutable.
 *
 * @param directives its directives, in the order written
 * @param options its options
 * @param includes the files that it includes, in order
 * @param plugins the plugins that it asks for, in order
 * @param errors what is wrong with it, in the order found
 */
public record ParsedFile(
    List<Directive> directives,
    LedgerOptions options,
    List<Include> includes,
    List<PluginUse> plugins,
    List<LedgerError> errors) {
  /** Copies the lists. */
  public ParsedFile {
    directives = List.copyOf(directives);
    includes = List.copyOf(includes);
    plugins = List.copyOf(plugins);
    errors = List.copyOf(errors);
  }
}
