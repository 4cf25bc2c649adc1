package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Price;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code noduplicates}: no two directives say the same; prices may. */
final class NoDuplicates {
  private NoDuplicates() {}

  static void run(List<Directive> directives, PluginContext context) {
    Map<String, Directive> seen = new HashMap<>();
    for (Directive directive : directives) {
      Directive other = seen.put(DirectiveKey.of(directive), directive);
      if (other != null && !(directive instanceof Price)) {
        context.error(
            directive.source(),
            "CompareError",
            "Duplicate entry: it says the same as %s; remove one of them"
                .formatted(other.source()));
      }
    }
  }
}
