package io.dawsos.ledger.plugin;

import io.dawsos.ledger.model.BookingMethod;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Directive;
import io.dawsos.ledger.model.Open;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code check_average_cost}: in accounts opened with booking NONE, what is taken out costs about
 * the average of what is there, within one percent or the configured fraction.
 */
final class CheckAverageCost {
  private static final double DEFAULT_TOLERANCE = 0.01;

  private final BigDecimal lowest;
  private final BigDecimal highest;
  private final PluginContext context;
  private final Map<Key, Holding> holdings = new HashMap<>();

  private record Key(String account, CurrencyCode units, @Nullable CurrencyCode cost) {}

  private record Holding(BigDecimal units, BigDecimal cost) {
    static final Holding NOTHING = new Holding(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  private CheckAverageCost(double tolerance, PluginContext context) {
    // The exact values of the binary fractions, as Beancount compares with them.
    this.lowest = new BigDecimal(1 - tolerance);
    this.highest = new BigDecimal(1 + tolerance);
    this.context = context;
  }

  static void run(List<Directive> directives, PluginContext context) throws PluginFailedException {
    CheckAverageCost check = new CheckAverageCost(tolerance(context.config()), context);
    Set<String> unbooked = unbooked(directives);
    for (Directive directive : directives) {
      if (directive instanceof Transaction transaction) {
        for (Posting posting : transaction.postings()) {
          if (unbooked.contains(posting.account())) {
            check.check(transaction, posting);
          }
        }
      }
    }
  }

  private static double tolerance(@Nullable String config) throws PluginFailedException {
    if (config == null || config.isBlank()) {
      return DEFAULT_TOLERANCE;
    }
    if (PythonLiteral.parse(config) instanceof Double fraction && Double.isFinite(fraction)) {
      return fraction;
    }
    throw new PluginFailedException("the configuration is no fraction such as 0.01: " + config);
  }

  private static Set<String> unbooked(List<Directive> directives) {
    Set<String> opened = new HashSet<>();
    Set<String> unbooked = new HashSet<>();
    for (Directive directive : directives) {
      if (directive instanceof Open open
          && opened.add(open.account())
          && open.booking() == BookingMethod.NONE) {
        unbooked.add(open.account());
      }
    }
    return unbooked;
  }

  private void check(Transaction transaction, Posting posting) throws PluginFailedException {
    Cost cost = posting.cost();
    BigDecimal units = posting.units().number();
    Key key =
        new Key(
            posting.account(), posting.units().currency(), cost == null ? null : cost.currency());
    Holding held = holdings.getOrDefault(key, Holding.NOTHING);
    if (units.signum() < 0 && held.units().signum() != 0) {
      if (cost == null) {
        throw new PluginFailedException(
            "the posting at " + posting.source() + " takes out units that have no cost");
      }
      compare(transaction, cost, Decimals.dividedBy(held.cost(), held.units()));
    }
    BigDecimal value = cost == null ? BigDecimal.ZERO : Decimals.times(units, cost.number());
    holdings.put(
        key, new Holding(Decimals.plus(held.units(), units), Decimals.plus(held.cost(), value)));
  }

  private void compare(Transaction transaction, Cost cost, BigDecimal average) {
    if (cost.number().compareTo(Decimals.times(average, lowest)) < 0
        || cost.number().compareTo(Decimals.times(average, highest)) > 0) {
      context.error(
          transaction.source(),
          "MatchBasisError",
          "Cost basis on reducing posting is too far from the average cost (%s vs. %s)"
              .formatted(cost.number().toPlainString(), average.toPlainString()));
    }
  }
}
