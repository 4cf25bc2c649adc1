package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.Balance;
import io.dawsos.ledger.model.Commodity;
import io.dawsos.ledger.model.Dialect;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Price;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code check_commodity}: each commodity in use is declared. For Beancount 3 a configuration such
 * as {@code {'Assets:Options:.*': 'SPX_.*'}} names what may be undeclared in which accounts.
 */
final class CheckCommodity {
  private static final String ERROR = "CheckCommodityError";
  private static final Source SOURCE = new Source("<check_commodity>", 0);

  private final Set<CurrencyCode> declared = new HashSet<>();
  private final Map<CurrencyCode, Source> used = new LinkedHashMap<>();
  private final Map<String, Set<CurrencyCode>> byAccount = new TreeMap<>();
  private final Set<CurrencyCode> priced = new TreeSet<>();

  private record Exemption(Pattern account, Pattern currency) {
    boolean covers(String name, CurrencyCode code) {
      return account.matcher(name).lookingAt() && currency.matcher(code.code()).lookingAt();
    }
  }

  private CheckCommodity() {}

  static void run(List<Directive> directives, PluginContext context) throws PluginFailedException {
    Set<Exemption> exemptions = new LinkedHashSet<>();
    if (!readConfig(context, exemptions)) {
      return;
    }
    CheckCommodity check = new CheckCommodity();
    directives.forEach(check::note);
    if (context.dialect() == Dialect.V2) {
      check.used.keySet().stream()
          .filter(currency -> !check.declared.contains(currency))
          .forEach(currency -> check.report(context, currency));
    } else {
      check.reportByAccount(context, exemptions);
    }
  }

  /** Reads the exemptions and returns whether there is anything to check with. */
  private static boolean readConfig(PluginContext context, Set<Exemption> exemptions)
      throws PluginFailedException {
    String config = context.config();
    if (config == null || config.isEmpty()) {
      return true;
    }
    if (!(PythonLiteral.parse(config) instanceof Map<?, ?> map)) {
      // The place is Beancount's own.
      context.error(
          new Source("<commodity_attr>", 0),
          "ConfigError",
          "Invalid configuration for check_commodity; write {'account': 'commodity'}");
      return false;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Pattern account = regex(context, entry.getKey());
      Pattern currency = regex(context, entry.getValue());
      if (account != null && currency != null) {
        exemptions.add(new Exemption(account, currency));
      }
    }
    return true;
  }

  private static @Nullable Pattern regex(PluginContext context, @Nullable Object value)
      throws PluginFailedException {
    if (!(value instanceof String text)) {
      throw new PluginFailedException("the configuration has something else than texts");
    }
    try {
      return Regex.compile(text);
    } catch (PluginFailedException e) {
      context.error(SOURCE, ERROR, "Invalid configuration: " + e.getMessage());
      return null;
    }
  }

  private void note(Directive directive) {
    if (directive instanceof Commodity commodity) {
      declared.add(commodity.currency());
    } else if (directive instanceof Open open) {
      open.currencies().forEach(each -> use(open.account(), each, open.source()));
    } else if (directive instanceof Transaction transaction) {
      transaction.postings().forEach(posting -> note(posting, transaction.source()));
    } else if (directive instanceof Balance balance) {
      use(balance.account(), balance.amount().currency(), balance.source());
    } else if (directive instanceof Price price) {
      usePriced(price.currency(), price.source());
      usePriced(price.amount().currency(), price.source());
    }
  }

  private void note(Posting posting, Source source) {
    use(posting.account(), posting.units().currency(), source);
    if (posting.cost() != null) {
      use(posting.account(), posting.cost().currency(), source);
    }
    // Beancount takes a price of zero for none.
    if (posting.price() != null && posting.price().number().signum() != 0) {
      use(posting.account(), posting.price().currency(), source);
    }
  }

  private void use(String account, CurrencyCode currency, Source source) {
    used.putIfAbsent(currency, source);
    byAccount.computeIfAbsent(account, unused -> new TreeSet<>()).add(currency);
  }

  private void usePriced(CurrencyCode currency, Source source) {
    used.putIfAbsent(currency, source);
    priced.add(currency);
  }

  private void reportByAccount(PluginContext context, Set<Exemption> exemptions) {
    Set<CurrencyCode> settled = new HashSet<>(declared);
    Set<CurrencyCode> exempt = new HashSet<>();
    byAccount.forEach(
        (account, currencies) -> {
          for (CurrencyCode currency : currencies) {
            if (settled.contains(currency)) {
              continue;
            }
            if (exemptions.stream().anyMatch(each -> each.covers(account, currency))) {
              exempt.add(currency);
            } else {
              settled.add(currency);
              report(context, currency);
            }
          }
        });
    settled.addAll(exempt);
    priced.stream()
        .filter(currency -> !settled.contains(currency))
        .forEach(currency -> report(context, currency));
  }

  private void report(PluginContext context, CurrencyCode currency) {
    context.error(
        SOURCE,
        ERROR,
        "Missing Commodity directive for '%s', used first at %s; add one"
            .formatted(currency, used.get(currency)));
  }
}
