package io.dawsos.ledger.plugin;

import io.dawsos.ledger.booking.Tolerances;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.RootAccounts;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code sellgains}: what lots are sold for, by their prices, is what arrives in accounts other
 * than income, within twice the tolerance of the transaction.
 */
final class SellGains {
  private static final BigDecimal EXTRA_TOLERANCE = BigDecimal.valueOf(2);

  private SellGains() {}

  static void run(List<Directive> directives, PluginContext context) {
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction && isPricedSale(transaction)) {
        check(transaction, context);
      }
    }
  }

  private static boolean isPricedSale(Transaction transaction) {
    boolean hasLots = false;
    for (Posting posting : transaction.postings()) {
      if (posting.cost() != null) {
        if (posting.price() == null) {
          return false;
        }
        hasLots = true;
      }
    }
    return hasLots;
  }

  private static void check(Transaction transaction, PluginContext context) {
    Map<CurrencyCode, BigDecimal> value = new LinkedHashMap<>();
    Map<CurrencyCode, BigDecimal> proceeds = new LinkedHashMap<>();
    for (Posting posting : transaction.postings()) {
      if (posting.cost() != null) {
        Amount price = Objects.requireNonNull(posting.price());
        BigDecimal sold = posting.units().number().negate();
        value.merge(price.currency(), Decimals.times(price.number(), sold), Decimals::plus);
      } else if (isProceeds(posting.account(), context.options().roots())) {
        proceeds.merge(posting.weightCurrency(), posting.weightNumber(), Decimals::plus);
      }
    }
    value.values().removeIf(number -> number.signum() == 0);
    proceeds.values().removeIf(number -> number.signum() == 0);
    if (!agree(transaction, value, proceeds, context)) {
      context.error(
          transaction.source(),
          "SellGainsError",
          "Invalid price vs. proceeds/gains: %s vs. %s; correct the prices or the amounts"
              .formatted(value, proceeds));
    }
  }

  private static boolean agree(
      Transaction transaction,
      Map<CurrencyCode, BigDecimal> value,
      Map<CurrencyCode, BigDecimal> proceeds,
      PluginContext context) {
    if (!value.keySet().containsAll(proceeds.keySet())) {
      return false;
    }
    Tolerances tolerances = Tolerances.ofBooked(transaction.postings(), context.options());
    return value.entrySet().stream()
        .allMatch(
            each -> {
              BigDecimal received = proceeds.getOrDefault(each.getKey(), BigDecimal.ZERO);
              BigDecimal allowed = tolerances.of(each.getKey()).multiply(EXTRA_TOLERANCE);
              return Decimals.minus(each.getValue(), received).abs().compareTo(allowed) <= 0;
            });
  }

  private static boolean isProceeds(String account, RootAccounts roots) {
    int colon = account.indexOf(':');
    String root = colon < 0 ? account : account.substring(0, colon);
    return roots.contains(root) && !root.equals(roots.income());
  }
}
