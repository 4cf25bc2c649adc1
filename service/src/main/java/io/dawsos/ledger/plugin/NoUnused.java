package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code nounused}: each account that is opened is used by another directive. */
final class NoUnused {
  private NoUnused() {}

  static void run(List<Directive> directives, PluginContext context) {
    Map<String, Open> opened = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        opened.put(open.account(), open);
      } else {
        used.addAll(directive.accounts());
      }
    }
    opened.forEach(
        (account, open) -> {
          if (!used.contains(account)) {
            context.error(
                open.source(),
                "UnusedAccountError",
                "Unused account '%s'; remove it, or note why it is kept".formatted(account));
          }
        });
  }
}
