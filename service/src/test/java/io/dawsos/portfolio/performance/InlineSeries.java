package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.history.InlineHistory;
import java.util.ArrayList;
import java.util.List;

/** Series over ledgers and packs that tests write in place. */
public final class InlineSeries {
  public static final String OPEN =
      """
      2020-01-01 open Assets:P:Cash
      2020-01-01 open Assets:P:Stock
      2020-01-01 open Liabilities:P:Margin
      2020-01-01 open Assets:Bank
      2020-01-01 open Equity:In
      2020-01-01 open Income:Dividends
      2020-01-01 open Income:Gains
      2020-01-01 open Income:Salary
        external-flow: TRUE
      2020-01-01 open Expenses:Fees
      """;

  private final List<PricingPack> packs = new ArrayList<>();
  private String ledger = "";

  /** Packs of these days; a line is a date followed by quotes separated by commas. */
  public static InlineSeries packs(String... lines) {
    InlineSeries series = new InlineSeries();
    for (String line : lines) {
      String date = line.substring(0, 10);
      String quotes = line.substring(10).strip();
      series.packs.add(
          InlinePack.of("PP_" + date, quotes.isEmpty() ? new String[0] : quotes.split(", *", -1)));
    }
    return series;
  }

  public InlineSeries ledger(String transactions) {
    ledger = transactions;
    return this;
  }

  public LedgerSnapshot snapshot() {
    LedgerSnapshot snapshot = InlineLedger.load(OPEN + ledger);
    assertThat(snapshot.errors()).isEmpty();
    return snapshot;
  }

  /** The series of everything in CAD. */
  public DailySeries cad() {
    return of("CAD", "Assets:P:*", "Liabilities:P:*");
  }

  public DailySeries of(String currency, String... globs) {
    InlineHistory history = InlineHistory.of(packs.toArray(PricingPack[]::new));
    PackId pinned = packs.get(packs.size() - 1).id();
    return DailySeries.of(
        PortfolioJournal.of(snapshot(), new AccountGlobs(List.of(globs)), pinned.asOf()),
        history,
        pinned,
        CurrencyCode.of(currency));
  }

  /** The series of one commodity that some accounts hold. */
  public DailySeries holding(String commodity, String currency, String... globs) {
    InlineHistory history = InlineHistory.of(packs.toArray(PricingPack[]::new));
    PackId pinned = packs.get(packs.size() - 1).id();
    return DailySeries.of(
        PortfolioJournal.ofHolding(
            snapshot(),
            new AccountGlobs(List.of(globs)),
            CurrencyCode.of(commodity),
            pinned.asOf()),
        history,
        pinned,
        CurrencyCode.of(currency));
  }
}
