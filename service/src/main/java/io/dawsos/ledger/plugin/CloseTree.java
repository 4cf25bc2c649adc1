package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Close;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Metadata;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code close_tree}: closes with an account all accounts below it that nothing else closes. */
final class CloseTree {
  private static final Source SOURCE = new Source("<beancount.plugins.close_tree>", 0);

  private CloseTree() {}

  static List<Directive> run(List<Directive> directives, PluginContext context) {
    TreeSet<String> opened = new TreeSet<>();
    Set<String> closed = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        opened.add(open.account());
      } else if (directive instanceof Close close) {
        closed.add(close.account());
      }
    }
    List<Directive> all = new ArrayList<>(directives.size());
    for (Directive directive : directives) {
      if (directive instanceof Close close) {
        // A semicolon follows the colon, so this is what begins with the account and a colon.
        for (String below : opened.subSet(close.account() + ":", close.account() + ";")) {
          if (closed.add(below)) {
            all.add(new Close(SOURCE, close.date(), below, Metadata.EMPTY));
          }
        }
        if (opened.contains(close.account())) {
          all.add(close);
        }
      } else {
        all.add(directive);
      }
    }
    return all;
  }
}
