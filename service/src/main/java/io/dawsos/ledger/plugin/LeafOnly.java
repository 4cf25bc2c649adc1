package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Custom;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Source;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code leafonly}: an account with accounts below it has no postings of its own. */
final class LeafOnly {
  private static final Source SOURCE = new Source("<leafonly>", 0);
  private static final Comparator<String> BY_PARTS =
      (left, right) -> Arrays.compare(left.split(":", -1), right.split(":", -1));

  private LeafOnly() {}

  static void run(List<Directive> directives, PluginContext context) {
    Map<String, Source> opens = new HashMap<>();
    Set<String> used = new TreeSet<>(BY_PARTS);
    Set<String> parents = new HashSet<>();
    boolean isV2 = context.dialect() == Dialect.V2;
    for (Directive directive : directives) {
      if (directive instanceof Open open) {
        opens.putIfAbsent(open.account(), open.source());
      }
      // Beancount 2 minds every directive, 3 lets accounts with others below be opened and
      // asserted.
      boolean counts = isV2 || !(directive instanceof Open || directive instanceof Balance);
      for (String account : accounts(directive)) {
        addParents(account, parents);
        if (counts) {
          used.add(account);
        }
      }
    }
    used.retainAll(parents);
    for (String account : used) {
      context.error(
          opens.getOrDefault(account, SOURCE),
          "LeafOnlyError",
          "Non-leaf account '%s' has postings on it; post to an account below it"
              .formatted(account));
    }
  }

  private static List<String> accounts(Directive directive) {
    if (directive instanceof Custom custom) {
      return custom.values().stream()
          .filter(MetadataValue.Account.class::isInstance)
          .map(value -> ((MetadataValue.Account) value).name())
          .toList();
    }
    return directive.accounts();
  }

  private static void addParents(String account, Set<String> parents) {
    for (int end = account.lastIndexOf(':'); end > 0; end = account.lastIndexOf(':', end - 1)) {
      if (!parents.add(account.substring(0, end))) {
        return;
      }
    }
  }
}
