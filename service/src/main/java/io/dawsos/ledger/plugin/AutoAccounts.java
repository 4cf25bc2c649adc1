package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code auto_accounts}: opens each account that nothing opens on the day of its first use. */
final class AutoAccounts {
  private AutoAccounts() {}

  static List<Directive> run(List<Directive> directives, PluginContext context) {
    Set<String> opened = new HashSet<>();
    Map<String, LocalDate> firstUses = new TreeMap<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        opened.add(open.account());
      }
      for (String account : directive.accounts()) {
        firstUses.putIfAbsent(account, directive.date());
      }
    }
    List<Directive> all = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, LocalDate> use : firstUses.entrySet()) {
      if (!opened.contains(use.getKey())) {
        Source source = new Source("<auto_accounts>", index);
        all.add(new Open(source, use.getValue(), use.getKey(), List.of(), null, Metadata.EMPTY));
      }
      index++;
    }
    if (all.isEmpty()) {
      return directives;
    }
    all.addAll(directives);
    return all;
  }
}
