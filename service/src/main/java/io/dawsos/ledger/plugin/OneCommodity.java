package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code onecommodity}: an account holds one commodity, at cost in one currency. Accounts that
 * declare several, say {@code onecommodity: FALSE} or do not match the configured regular
 * expression are left out.
 */
final class OneCommodity {
  private static final String KEY = "onecommodity";

  private final Set<String> skipped = new HashSet<>();
  private final Map<String, Use> units = new LinkedHashMap<>();
  private final Map<String, Use> costs = new LinkedHashMap<>();

  /** The currencies of one account, and where the last of them was seen beside another. */
  private static final class Use {
    private final Set<CurrencyCode> currencies = new TreeSet<>();
    private @Nullable Source conflict;

    void add(CurrencyCode currency, Source source) {
      currencies.add(currency);
      if (currencies.size() > 1) {
        conflict = source;
      }
    }
  }

  private OneCommodity() {}

  static void run(List<Directive> directives, PluginContext context) throws PluginFailedException {
    OneCommodity check = new OneCommodity();
    String config = context.config();
    check.skip(directives, config == null || config.isEmpty() ? null : Regex.compile(config));
    directives.forEach(check::note);
    if (context.dialect() == Dialect.V2
        && check.costs.values().stream().anyMatch(use -> use.conflict != null)) {
      throw new PluginFailedException(
          "an account has costs in several currencies, on which the plugin of Beancount 2 crashes: "
              + check.costs.entrySet().stream()
                  .filter(use -> use.getValue().conflict != null)
                  .map(use -> use.getKey() + " at " + use.getValue().conflict)
                  .collect(Collectors.joining(", ")));
    }
    check.units.forEach((account, use) -> report(context, "currency", account, use));
    check.costs.forEach((account, use) -> report(context, "cost currency", account, use));
  }

  private void skip(List<Directive> directives, @Nullable Pattern accounts) {
    for (Directive directive : directives) {
      if (directive instanceof Open open
          && ((open.metadata().values().containsKey(KEY) && !open.metadata().isTrue(KEY))
              || (accounts != null && !accounts.matcher(open.account()).lookingAt())
              || open.currencies().size() > 1)) {
        skipped.add(open.account());
      }
    }
  }

  private void note(Directive directive) {
    if (directive instanceof Transaction transaction) {
      for (Posting posting : transaction.postings()) {
        note(posting, transaction.source());
      }
    } else if (directive instanceof Balance balance && !skipped.contains(balance.account())) {
      use(units, balance.account()).add(balance.amount().currency(), balance.source());
    }
  }

  private void note(Posting posting, Source source) {
    if (skipped.contains(posting.account())) {
      return;
    }
    use(units, posting.account()).add(posting.units().currency(), source);
    Cost cost = posting.cost();
    if (cost != null) {
      use(costs, posting.account()).add(cost.currency(), source);
    }
  }

  private static Use use(Map<String, Use> uses, String account) {
    return uses.computeIfAbsent(account, unused -> new Use());
  }

  private static void report(PluginContext context, String what, String account, Use use) {
    Source conflict = use.conflict;
    if (conflict != null) {
      context.error(
          conflict,
          "OneCommodityError",
          "More than one %s in account '%s': %s; split the account or declare them in its open"
              .formatted(
                  what,
                  account,
                  use.currencies.stream()
                      .map(CurrencyCode::code)
                      .collect(Collectors.joining(","))));
    }
  }
}
