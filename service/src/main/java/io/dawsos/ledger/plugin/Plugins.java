package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.LedgerOptions;
import io.dawsos.ledger.model.PluginUse;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.plugin.PluginPass.Config;
import io.dawsos.ledger.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the plugins of a ledger one after another, between those that Beancount always runs. Used
 * once.
 */
public final class Plugins {
  private final PluginRegistry registry;
  private final LedgerOptions options;
  private final SourceTree tree;
  private final Path mainFile;
  private final List<LedgerError> errors = new ArrayList<>();
  private List<Directive> directives;

  private Plugins(
      List<Directive> directives, LedgerOptions options, SourceTree tree, Path mainFile) {
    this.registry = new PluginRegistry(options.dialect());
    this.directives = directives;
    this.options = options;
    this.tree = tree;
    this.mainFile = mainFile;
  }

  /**
   * Runs the plugins.
   *
   * @param directives the booked directives in the ledger's order
   * @param uses the plugins that the ledger asks for, in order; each that is not built in gives a
   *     warning
   * @param tree in which documents are looked for
   * @param mainFile the main file, as the tree names it
   */
  public static ProcessedLedger run(
      List<Directive> directives,
      List<PluginUse> uses,
      LedgerOptions options,
      SourceTree tree,
      Path mainFile) {
    Plugins plugins = new Plugins(directives, options, tree, mainFile);
    Source source = new Source(String.valueOf(mainFile.getFileName()), 0);
    List<PluginUse> all = new ArrayList<>();
    boolean isV2 = options.dialect() == Dialect.V2;
    if (options.standardProcessing()) {
      if (isV2) {
        all.add(new PluginUse(source, PluginRegistry.PAD, null));
      }
      all.add(new PluginUse(source, PluginRegistry.DOCUMENTS, null));
    }
    all.addAll(uses);
    if (options.standardProcessing()) {
      if (!isV2) {
        all.add(new PluginUse(source, PluginRegistry.PAD, null));
      }
      all.add(new PluginUse(source, PluginRegistry.BALANCE, null));
    }
    all.forEach(plugins::run);
    return new ProcessedLedger(plugins.directives, plugins.errors);
  }

  private void run(PluginUse use) {
    List<PluginPass> passes = registry.find(use.module());
    if (passes.isEmpty()) {
      errors.add(
          LedgerError.at(
              use.source(),
              LedgerError.PLUGIN,
              "Plugin \"%s\" is not built in: what it adds or checks is absent; remove the line, or write into the ledger what it would add"
                  .formatted(use.module())));
    }
    List<Directive> before = directives;
    passes.forEach(pass -> run(use, pass));
    if (directives != before) {
      directives = new ArrayList<>(directives);
      directives.sort(Directive.ORDER);
    }
  }

  private void run(PluginUse use, PluginPass pass) {
    List<LedgerError> found = new ArrayList<>();
    try {
      requireConfig(use, pass.config());
      directives =
          pass.plugin()
              .apply(directives, new PluginContext(options, tree, mainFile, use.config(), found));
      errors.addAll(found);
    } catch (PluginFailedException e) {
      errors.add(
          LedgerError.ofLoading(
              use.source(), "Plugin \"" + use.module() + "\" failed: " + e.getMessage()));
    }
  }

  private static void requireConfig(PluginUse use, Config config) throws PluginFailedException {
    if (use.config() == null && config == Config.REQUIRED) {
      throw new PluginFailedException("it needs a configuration; write it behind the name");
    }
    if (use.config() != null && config == Config.NONE) {
      throw new PluginFailedException("it takes no configuration; remove what follows the name");
    }
  }
}
