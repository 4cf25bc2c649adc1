package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import java.util.List;

/**
 * A plugin and what it makes of a configuration. Beancount passes one as a further argument, so
 * that a plugin without it fails where one is written, and one that needs it fails where none is.
 */
record PluginPass(Config config, Plugin plugin) {
  enum Config {
    NONE,
    OPTIONAL,
    REQUIRED
  }

  static PluginPass of(Plugin plugin) {
    return new PluginPass(Config.NONE, plugin);
  }

  /** A plugin that only looks at the ledger. */
  static PluginPass check(Check check) {
    return check(Config.NONE, check);
  }

  static PluginPass check(Config config, Check check) {
    return new PluginPass(
        config,
        (directives, context) -> {
          check.run(directives, context);
          return directives;
        });
  }

  /** Finds mistakes and changes nothing. */
  @FunctionalInterface
  interface Check {
    void run(List<Directive> directives, PluginContext context) throws PluginFailedException;
  }
}
