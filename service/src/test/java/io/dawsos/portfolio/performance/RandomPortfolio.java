package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.history.InlineHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two generated portfolios of one ledger: trades in three currencies, deposits and withdrawals,
 * income, fees, short positions, and transfers of cash and securities between the two.
 */
final class RandomPortfolio {
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 60;
  private static final List<String> STOCKS = List.of("AAA CAD", "BBB USD", "CCC EUR", "DDD USD");
  private static final List<String> CURRENCIES = List.of("CAD", "USD", "EUR");
  private static final List<String> SIDES = List.of("A", "B");

  private final RandomNumbers random;
  private final StringBuilder text = new StringBuilder();
  private final List<PricingPack> packs = new ArrayList<>();
  private final LedgerSnapshot ledger;

  RandomPortfolio(long seed) {
    random = new RandomNumbers(seed);
    text.append("2020-01-01 open Equity:In\n2020-01-01 open Income:Dividends\n");
    text.append("2020-01-01 open Income:Gains\n2020-01-01 open Expenses:Fees\n");
    for (String side : SIDES) {
      text.append("2020-01-01 open Assets:%s:Cash\n".formatted(side));
      text.append("2020-01-01 open Assets:%s:Stock \"NONE\"\n".formatted(side));
      book(FIRST, "in", "Assets:%s:Cash  1000000 CAD\n  Equity:In".formatted(side));
    }
    String @Nullable [] quotes = null;
    for (int day = 0; day < DAYS; day++) {
      String[] quoted = quotes(quotes);
      packs.add(InlinePack.of("PP_" + FIRST.plusDays(day), quoted));
      quotes = quoted;
      for (int i = random.below(4); i > 0; i--) {
        act(FIRST.plusDays(day));
      }
    }
    ledger = InlineLedger.load(text.toString());
    assertThat(ledger.errors()).isEmpty();
  }

  private String[] quotes(String @Nullable [] before) {
    List<String> quotes = new ArrayList<>();
    List<String> names =
        List.of(
            "price AAA CAD",
            "price BBB USD",
            "price CCC EUR",
            "price DDD USD",
            "fx EUR CAD",
            "fx EUR USD");
    for (int i = 0; i < names.size(); i++) {
      BigDecimal last =
          before == null
              ? new BigDecimal(i < 4 ? "100.00" : "1.3000")
              : new BigDecimal(before[i].substring(before[i].lastIndexOf(' ') + 1));
      BigDecimal move = BigDecimal.valueOf(9_700 + random.below(620), 4);
      quotes.add(
          names.get(i) + " " + last.multiply(move).setScale(i < 4 ? 2 : 4, RoundingMode.HALF_EVEN));
    }
    return quotes.toArray(String[]::new);
  }

  private void act(LocalDate date) {
    String side = random.pick(SIDES);
    String other = side.equals("A") ? "B" : "A";
    String currency = random.pick(CURRENCIES);
    String[] stock = random.pick(STOCKS).split(" ", -1);
    int amount = 1 + random.below(20_000);
    int units = random.below(101) - 30;
    switch (random.below(7)) {
      case 0 ->
          book(date, "in", "Assets:%s:Cash  %d %s\n  Equity:In".formatted(side, amount, currency));
      case 1 -> book(date, "out", "Assets:%s:Cash  -%d CAD\n  Equity:In".formatted(side, amount));
      case 2 ->
          book(
              date,
              "dividend",
              "Assets:%s:Cash  %d.25 %s\n  Income:Dividends"
                  .formatted(side, random.below(500), currency));
      case 3 ->
          book(
              date,
              "fee",
              "Assets:%s:Cash  -%d.10 CAD\n  Expenses:Fees".formatted(side, random.below(50)));
      case 4 ->
          book(
              date,
              "cash",
              "Assets:%s:Cash  -%d %s\n  Assets:%s:Cash  %d %s"
                  .formatted(side, amount, currency, other, amount, currency));
      case 5 ->
          book(
              date,
              "in kind",
              "Assets:%s:Stock  -%d %s {90 CAD, 2021-01-01}\n  Assets:%s:Stock  %d %s {90 CAD, 2021-01-01}"
                  .formatted(side, units + 31, stock[0], other, units + 31, stock[0]));
      default -> {
        if (units != 0) {
          book(
              date,
              "trade",
              "Assets:%s:Stock  %d %s {%d %s}\n  Assets:%s:Cash\n  Expenses:Fees  1 %s"
                  .formatted(
                      side, units, stock[0], 90 + random.below(20), stock[1], side, stock[1]));
        }
      }
    }
  }

  private void book(LocalDate date, String what, String legs) {
    text.append("%s * \"%s\"\n  %s\n".formatted(date, what, legs));
  }

  int days() {
    return DAYS;
  }

  LedgerSnapshot ledger() {
    return ledger;
  }

  PricingPack pack(PackId id) {
    return packs.stream().filter(pack -> pack.id().equals(id)).findFirst().orElseThrow();
  }

  DailySeries both() {
    return of("Assets:A:*", "Assets:B:*");
  }

  /** What both sides hold of a commodity. */
  DailySeries holding(CurrencyCode commodity) {
    PackId pinned = packs.get(packs.size() - 1).id();
    return DailySeries.of(
        PortfolioJournal.ofHolding(
            ledger,
            new AccountGlobs(List.of("Assets:A:*", "Assets:B:*")),
            commodity,
            pinned.asOf()),
        InlineHistory.of(packs.toArray(PricingPack[]::new)),
        pinned,
        CurrencyCode.of("CAD"));
  }

  DailySeries of(String... globs) {
    PackId pinned = packs.get(packs.size() - 1).id();
    return DailySeries.of(
        PortfolioJournal.of(ledger, new AccountGlobs(List.of(globs)), pinned.asOf()),
        InlineHistory.of(packs.toArray(PricingPack[]::new)),
        pinned,
        CurrencyCode.of("CAD"));
  }
}
