package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.source.SourceTree;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin runs in.
 *
 * @param options the ledger's options
 * @param tree the files among which the ledger is
 * @param mainFile the main file, as the tree names it
 * @param config what the plugin is configured by, or null
 * @param errors takes what is wrong
 */
record PluginContext(
    LedgerOptions options,
    SourceTree tree,
    Path mainFile,
    @Nullable String config,
    List<LedgerError> errors) {
  Dialect dialect() {
    return options.dialect();
  }

  void error(Source source, String type, String message) {
    errors.add(LedgerError.at(source, type, message));
  }
}
