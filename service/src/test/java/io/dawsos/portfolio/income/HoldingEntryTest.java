package io.dawsos.portfolio.income;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.lots.LedgerRateHistory;
import io.dawsos.portfolio.lots.LotBook;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotGain;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.LotRule;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.Sale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class HoldingEntryTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final CurrencyCode ACME = CurrencyCode.of("ACME");
  private static final AccountGlobs MINE = new AccountGlobs(List.of("Assets:P:*"));
  private static final LocalDate END = LocalDate.of(2025, 3, 31);
  private static final String OPEN =
      """
      2020-01-01 open Assets:P:Cash
      2020-01-01 open Assets:P:Stock
      2020-01-01 open Assets:P:Depot
      2020-01-01 open Assets:Others
      2020-01-01 open Equity:In
      2020-01-01 open Income:Dividends:ACME
      2020-01-01 open Income:Dividends:OTHER
      2020-01-01 open Income:Gains
      2020-01-01 open Expenses:Fees
      2020-01-01 open Expenses:Withholding
      """;

  private static LotBook book(LedgerSnapshot ledger) {
    return LotBook.replay(
        LotEvents.until(ledger, END), LotMethod.SPECIFIC, CAD, rates(ledger), LotRule.NONE);
  }

  private static RateHistory rates(LedgerSnapshot ledger) {
    return new LedgerRateHistory(ledger.prices(), CAD);
  }

  private static LedgerSnapshot load(String text) {
    LedgerSnapshot ledger = InlineLedger.load(OPEN + text);
    assertThat(ledger.errors()).isEmpty();
    return ledger;
  }

  private static List<HoldingEntry> entries(LedgerSnapshot ledger) {
    return HoldingEntry.until(
        ledger,
        MINE,
        ACME,
        book(ledger),
        CAD,
        rates(ledger),
        new AccountGlobs(List.of("*Withh*")),
        END);
  }

  private static void is(Figure figure, String number) {
    assertThat(figure.number()).as(String.valueOf(figure)).isEqualByComparingTo(number);
  }

  @Test
  void everyAmountIsAtTheRateOfItsDayAndAllAddUpToTheProfit() {
    LedgerSnapshot ledger =
        load(
            """
            2025-03-03 price USD 1.30 CAD
            2025-03-04 price USD 1.32 CAD
            2025-03-06 price USD 1.40 CAD
            2025-03-03 * "buy"
              Assets:P:Stock  10 ACME {100 USD}
              Expenses:Fees  5 USD
              Assets:P:Cash  -1005 USD
            2025-03-04 * "dividend"
              ex-date: 2025-02-20
              Assets:P:Cash  17 USD
              Expenses:Withholding  3 USD
              Income:Dividends:ACME  -20 USD
            2025-03-04 * "another's dividend"
              Assets:P:Cash  17 USD
              Income:Dividends:OTHER
            2025-03-05 * "two for one"
              Assets:P:Stock  -10 ACME {100 USD, 2025-03-03}
              Assets:P:Stock  20 ACME {50 USD, 2025-03-03}
            2025-03-06 * "sale"
              Assets:P:Stock  -5 ACME {50 USD} @ 60 USD
              Assets:P:Cash  300 USD
              Income:Gains  -50 USD
            """);

    List<HoldingEntry> made = entries(ledger);

    assertThat(made)
        .extracting(HoldingEntry::kind, entry -> entry.units().intValueExact())
        .containsExactly(
            Tuple.tuple(HoldingKind.BUY, 10),
            Tuple.tuple(HoldingKind.INCOME, 0),
            Tuple.tuple(HoldingKind.SPLIT, 10),
            Tuple.tuple(HoldingKind.SELL, -5));
    // 10 × 100 at 1.30, and the fee of 5.
    is(made.get(0).traded(), "1300");
    is(made.get(0).fees(), "6.50");
    // 20 gross and 3 withheld at 1.32, the rate of the pay-date.
    is(made.get(1).gross(), "26.40");
    is(made.get(1).withheld(), "3.96");
    assertThat(Objects.requireNonNull(made.get(1).income()).exDate())
        .contains(LocalDate.of(2025, 2, 20));
    // 5 × 60 at 1.40 less 5 × 50 at 1.30; of the price 50 at 1.40, of the rate 250 × 0.10.
    is(made.get(3).traded(), "-420");
    is(made.get(3).realized(), "95");
    Sale sale = made.get(3).sales().get(0);
    is(sale.priceGain(), "70");
    is(sale.fxGain(), "25");
    is(made.get(3).gross(), "0");
    // 15 × 60 at 1.40 less 15 × 50 at 1.30.
    Figure unrealized = unrealized(ledger);
    is(unrealized, "285");
    // 95 + 285 + 26.40 − 3.96 − 6.50 is what is left, 1260, less what was paid, 1306.50, and what
    // came back, 22.44 and 420.
    Figure profit = unrealized;
    for (HoldingEntry entry : made) {
      profit =
          profit
              .plus(entry.realized())
              .plus(entry.gross())
              .minus(entry.withheld())
              .minus(entry.fees());
    }
    is(profit, "395.94");
    assertThat(new BigDecimal("1260").subtract(new BigDecimal("864.06")))
        .isEqualByComparingTo("395.94");
  }

  private static Figure unrealized(LedgerSnapshot ledger) {
    PackQuotes quotes =
        new PackQuotes(InlinePack.of("PP_2025-03-06", "price ACME USD 60", "fx USD CAD 1.40"), CAD);
    return book(ledger).lots(account -> true).stream()
        .map(lot -> LotGain.of(lot, quotes).total())
        .collect(Figure.sum());
  }

  @Test
  void tellsWhatHappened() {
    LedgerSnapshot ledger =
        load(
            """
            2025-03-01 * "brought in beside cash"
              Assets:P:Stock  10 ACME {100 CAD, 2021-01-01}
              Assets:P:Cash  500 CAD
              Equity:In
            2025-03-02 * "to the other depot"
              Assets:P:Stock  -4 ACME {100 CAD, 2021-01-01}
              Assets:P:Depot  4 ACME {100 CAD, 2021-01-01}
            2025-03-03 * "given away"
              Assets:P:Depot  -1 ACME {100 CAD, 2021-01-01}
              Equity:In
            2025-03-04 * "to another's account"
              Assets:P:Depot  -1 ACME {100 CAD, 2021-01-01}
              Assets:Others  1 ACME {100 CAD, 2021-01-01}
            2025-03-05 * "reinvested"
              Assets:P:Stock  1 ACME {110 CAD}
              Income:Dividends:ACME  -110 CAD
            2025-03-06 * "custody"
              security: "ACME"
              Expenses:Fees  3 CAD
              Assets:P:Cash  -3 CAD
            2025-03-07 * "about something else"
              Expenses:Fees  3 CAD
              Assets:P:Cash  -3 CAD
            """);

    assertThat(entries(ledger))
        .extracting(HoldingEntry::kind, entry -> entry.units().intValueExact())
        .containsExactly(
            Tuple.tuple(HoldingKind.IN, 10),
            Tuple.tuple(HoldingKind.TRANSFER, 0),
            Tuple.tuple(HoldingKind.OUT, -1),
            Tuple.tuple(HoldingKind.OUT, -1),
            Tuple.tuple(HoldingKind.BUY, 1),
            Tuple.tuple(HoldingKind.FEE, 0));
    is(entries(ledger).get(4).gross(), "110");
    is(entries(ledger).get(4).traded(), "110");
    is(entries(ledger).get(5).fees(), "3");
  }

  @Test
  void ofTwoSecuritiesInOneTransactionEachHasItsOwnPart() {
    // 5 OTHER that cost 40 each are sold at 60, and 10 ACME bought at 30 for the 300.
    LedgerSnapshot ledger =
        load(
            """
            2025-03-03 * "in"
              Assets:P:Stock  5 OTHER {40 CAD}
              Equity:In
            2025-03-10 * "switch"
              Assets:P:Stock  -5 OTHER {40 CAD} @ 60 CAD
              Assets:P:Stock  10 ACME {30 CAD}
              Income:Gains  -100 CAD
            """);

    HoldingEntry bought = entries(ledger).get(0);

    assertThat(entries(ledger)).hasSize(1);
    assertThat(bought.kind()).isEqualTo(HoldingKind.BUY);
    is(bought.traded(), "300");
    is(bought.realized(), "0");
    is(bought.gross(), "0");
  }

  @Test
  void aShortSaleIsASaleAndItsCoverAPurchaseWithAGain() {
    // 10 sold at 50 and bought back at 40: 100.
    LedgerSnapshot ledger =
        load(
            """
            2025-03-03 * "short"
              Assets:P:Stock  -10 ACME {50 CAD}
              Assets:P:Cash  500 CAD
            2025-03-10 * "cover"
              Assets:P:Stock  10 ACME {50 CAD} @ 40 CAD
              Assets:P:Cash  -400 CAD
              Income:Gains  -100 CAD
            """);

    List<HoldingEntry> made = entries(ledger);

    assertThat(made)
        .extracting(HoldingEntry::kind)
        .containsExactly(HoldingKind.SELL, HoldingKind.BUY);
    is(made.get(0).traded(), "-500");
    is(made.get(1).traded(), "400");
    is(made.get(1).realized(), "100");
  }

  @Test
  void withoutARateThereIsAReason() {
    LedgerSnapshot ledger =
        load(
            """
            2025-03-03 * "buy"
              Assets:P:Stock  10 ACME {100 USD}
              Assets:P:Cash  -1000 USD
            """);

    HoldingEntry bought = entries(ledger).get(0);

    assertThat(bought.traded().missing()).isEqualTo("no rate from USD to CAD on 2025-03-03");
    assertThat(bought.rate()).isNull();
  }
}
