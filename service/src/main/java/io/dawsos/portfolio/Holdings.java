package io.dawsos.portfolio;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.Cost;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the asset and liability accounts of a ledger hold at the end of a date, by account, so that
 * many portfolios are found in it without a look at every account for each. Immutable and
 * thread-safe.
 */
public final class Holdings {
  private final NavigableMap<String, List<Holding>> byAccount;

  private Holdings(NavigableMap<String, List<Holding>> byAccount) {
    this.byAccount = byAccount;
  }

  /**
   * All units of one commodity in one account.
   *
   * @param lots number of lots
   * @param cost total cost of the lots; null where a lot has none or two have different currencies
   * @param factor the units as {@link WideSums#factor} tells them
   */
  public record Holding(
      String account,
      CurrencyCode commodity,
      BigDecimal units,
      int lots,
      @Nullable Amount cost,
      @Nullable Long factor) {}

  /** Returns the holdings at the end of a date. Linear in the positions of the ledger. */
  public static Holdings at(LedgerSnapshot ledger, LocalDate date) {
    return of(BalanceSheet.positionsAt(ledger, date));
  }

  /** Returns the holdings of these positions. */
  public static Holdings of(List<AccountPosition> positions) {
    NavigableMap<String, NavigableMap<CurrencyCode, List<AccountPosition>>> lots = new TreeMap<>();
    for (AccountPosition held : positions) {
      lots.computeIfAbsent(held.account(), account -> new TreeMap<>())
          .computeIfAbsent(held.position().units().currency(), commodity -> new ArrayList<>())
          .add(held);
    }
    NavigableMap<String, List<Holding>> byAccount = new TreeMap<>();
    lots.forEach(
        (account, commodities) -> {
          List<Holding> holdings = new ArrayList<>(commodities.size());
          commodities.forEach((commodity, held) -> holdings.add(holding(account, commodity, held)));
          byAccount.put(account, holdings);
        });
    return new Holdings(byAccount);
  }

  private static Holding holding(
      String account, CurrencyCode commodity, List<AccountPosition> lots) {
    BigDecimal units =
        lots.stream()
            .map(lot -> lot.position().units().number())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Holding(account, commodity, units, lots.size(), cost(lots), WideSums.factor(units));
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

  /** Hands on the holdings of a portfolio's accounts, by account, then commodity. */
  public void of(AccountGlobs accounts, Consumer<Holding> each) {
    accounts.select(byAccount).forEach(holdings -> holdings.forEach(each));
  }
}
