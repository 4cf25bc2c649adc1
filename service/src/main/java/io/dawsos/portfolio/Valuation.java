package io.dawsos.portfolio;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Cost;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.FxTable.FxRoute;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values positions: units × price × FX, the price and the rate from one pack. A commodity that the
 * pack prices is a security; any other is cash, valued by its rate alone.
 */
public final class Valuation {
  private Valuation() {}

  private record Holding(String account, CurrencyCode commodity) implements Comparable<Holding> {
    private static final Comparator<Holding> ORDER =
        Comparator.comparing(Holding::account).thenComparing(Holding::commodity);

    @Override
    public int compareTo(Holding other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Values what the portfolio's asset and liability accounts hold at the end of a date. Linear in
   * the positions of the ledger.
   *
   * @param accounts the portfolio's accounts
   * @param ledger the book of record
   * @param date positions are those at its end
   * @param pack prices and rates, of the date or before it
   * @param currency the currency of the values
   */
  public static ValuedPortfolio value(
      AccountGlobs accounts,
      LedgerSnapshot ledger,
      LocalDate date,
      PricingPack pack,
      CurrencyCode currency) {
    Predicate<String> chosen = accounts.matcher();
    Map<Holding, List<AccountPosition>> holdings = new TreeMap<>();
    for (AccountPosition held : BalanceSheet.positionsAt(ledger, date)) {
      if (chosen.test(held.account())) {
        Holding key = new Holding(held.account(), held.position().units().currency());
        holdings.computeIfAbsent(key, holding -> new ArrayList<>()).add(held);
      }
    }
    List<ValuedPosition> positions = new ArrayList<>(holdings.size());
    holdings.forEach((holding, lots) -> positions.add(value(holding, lots, pack, currency)));
    return new ValuedPortfolio(currency, positions);
  }

  private static ValuedPosition value(
      Holding holding, List<AccountPosition> lots, PricingPack pack, CurrencyCode currency) {
    BigDecimal units =
        lots.stream()
            .map(lot -> lot.position().units().number())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    SecurityPrice price = pack.price(SecurityId.of(holding.commodity())).orElse(null);
    Amount local =
        price == null
            ? new Amount(units, holding.commodity())
            : new Amount(units.multiply(price.close()), price.currency());
    FxRoute fx = pack.fx().route(local.currency(), currency).orElse(null);
    boolean noPrice = fx == null && price == null && !holding.commodity().isIso4217();
    return new ValuedPosition(
        holding.account(),
        holding.commodity(),
        units,
        lots.size(),
        cost(lots),
        price,
        noPrice ? null : local,
        fx,
        fx == null ? null : local.number().multiply(fx.rate(), Decimals.DIVISION),
        fx == null ? missing(holding, local, pack, currency, noPrice) : null);
  }

  private static String missing(
      Holding holding, Amount local, PricingPack pack, CurrencyCode currency, boolean noPrice) {
    return noPrice
        ? "%s has no price of %s".formatted(pack.id(), holding.commodity())
        : "%s has no rate from %s to %s".formatted(pack.id(), local.currency(), currency);
  }

  private static @Nullable Amount cost(List<AccountPosition> lots) {
    Amount total = null;
    for (AccountPosition lot : lots) {
      Cost cost = lot.position().cost();
      if (cost == null || (total != null && !total.currency().equals(cost.currency()))) {
        return null;
      }
      Amount paid =
          new Amount(lot.position().units().number().multiply(cost.number()), cost.currency());
      total = total == null ? paid : total.plus(paid);
    }
    return total;
  }
}
