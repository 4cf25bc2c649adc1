package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import java.util.List;

/** One pass over a booked ledger. */
@FunctionalInterface
interface Plugin {
  /**
   * Returns the directives as they are from now on, in any order, and reports to the context what
   * is wrong.
   *
   * @throws PluginFailedException where Beancount's plugin would crash; nothing it did counts then
   */
  List<Directive> apply(List<Directive> directives, PluginContext context)
      throws PluginFailedException;
}
