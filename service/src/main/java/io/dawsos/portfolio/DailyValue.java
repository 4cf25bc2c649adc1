package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerRules;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a portfolio held and was worth at the end of a date.
 *
 * @param portfolio the portfolio
 * @param asOf the date
 * @param pack whose prices were used
 * @param ledger the ledger version that says what was held
 * @param rules those that the ledger was read by, as {@link LedgerRules} are written; empty where
 *     that is not known
 * @param currency the portfolio's base currency
 * @param value the sum of the positions that have a value, not rounded
 * @param positions by account, then commodity
 */
public record DailyValue(
    PortfolioId portfolio,
    LocalDate asOf,
    PackId pack,
    LedgerCommit ledger,
    String rules,
    CurrencyCode currency,
    BigDecimal value,
    List<DailyPosition> positions) {
  /** Copies the positions. */
  public DailyValue {
    positions = List.copyOf(positions);
  }

  /** Values a portfolio at the end of the pack's date. Linear in the positions of the ledger. */
  public static DailyValue of(Portfolio portfolio, LedgerSnapshot ledger, PricingPack pack) {
    ValuedPortfolio valued =
        Valuation.value(
            portfolio.accounts(), ledger, pack.id().asOf(), pack, portfolio.baseCurrency());
    return new DailyValue(
        portfolio.id(),
        pack.id().asOf(),
        pack.id(),
        ledger.commit(),
        ledger.options().rules().toString(),
        portfolio.baseCurrency(),
        valued.total(),
        valued.positions().stream().map(DailyPosition::of).toList());
  }

  /** Whether it is known that the ledger was read by other rules than these. */
  public boolean isByOtherRulesThan(LedgerRules now) {
    return !rules.isEmpty() && !rules.equals(now.toString());
  }

  /** Number of positions without a value, which the sum leaves out. */
  public int unpriced() {
    return (int) positions.stream().filter(position -> position.value() == null).count();
  }
}
