package io.dawsos.portfolio.lots;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.PackQuotes;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotBookTest {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final String OPEN =
      """
      2020-01-01 open Assets:Shares
      2020-01-01 open Assets:Other
      2020-01-01 open Assets:Cash
      2020-01-01 open Equity:Opening
      2020-01-01 open Income:Gains
      2020-01-01 open Expenses:Gifts
      """;

  private static LedgerSnapshot ledger(String text) {
    LedgerSnapshot ledger = InlineLedger.load(OPEN + text);
    assertThat(ledger.errors()).isEmpty();
    return ledger;
  }

  private static LotBook book(String text, LotMethod method) {
    LedgerSnapshot ledger = ledger(text);
    return LotBook.replay(
        LotEvents.until(ledger, InlineLedger.END),
        method,
        CAD,
        new LedgerRateHistory(ledger.prices(), CurrencyCode.of("EUR")),
        LotRule.NONE);
  }

  private static Sale onlySale(String text) {
    LotBook book = book(text, LotMethod.SPECIFIC);
    assertThat(book.sales()).hasSize(1);
    return book.sales().get(0);
  }

  private static List<Lot> lots(LotBook book) {
    return book.lots(account -> true);
  }

  private static Lot onlyLot(LotBook book) {
    assertThat(lots(book)).hasSize(1);
    return lots(book).get(0);
  }

  private static void is(Figure figure, String number) {
    assertThat(figure.number()).as(String.valueOf(figure)).isEqualByComparingTo(number);
  }

  private static final String BOUGHT_AND_SOLD =
      """
      2024-03-01 price USD 1.30 CAD
      2024-03-01 * "buy"
        Assets:Shares   10 AAA {100.00 USD}
        Assets:Cash  -1000.00 USD
      2024-09-02 price USD 1.40 CAD
      2024-09-02 * "sell"
        Assets:Shares   -4 AAA {100.00 USD} @ 120.00 USD
        Assets:Cash    480.00 USD
        Income:Gains   -80.00 USD
      """;

  @Test
  void costIsAtTheRateOfThePurchaseAndProceedsAtThatOfTheSale() {
    // proceeds 4 × 120 × 1.40 = 672; cost 4 × 100 × 1.30 = 520; gain 152 CAD
    // of the price: (480 − 400) × 1.40 = 112; of the rate: 400 × (1.40 − 1.30) = 40
    Sale sale = onlySale(BOUGHT_AND_SOLD);

    is(sale.baseProceeds(), "672");
    is(sale.baseCost(), "520");
    is(sale.gain(), "152");
    is(sale.priceGain(), "112");
    is(sale.fxGain(), "40");
    assertThat(sale.lot().entry())
        .isEqualTo(
            new HistoricRate(
                new BigDecimal("1.30"), List.of("USD/CAD"), sale.lot().acquired(), "ledger"));
  }

  @Test
  void unrealizedGainIsSplitIntoPriceAndRate() {
    // 6 held: value 6 × 150 × 1.50 = 1350; cost 6 × 100 × 1.30 = 780
    // of the price: (900 − 600) × 1.50 = 450; of the rate: 600 × (1.50 − 1.30) = 120
    PackQuotes quotes =
        new PackQuotes(InlinePack.of("PP_2025-10-24", "price AAA USD 150", "fx USD CAD 1.50"), CAD);

    LotGain gain = LotGain.of(onlyLot(book(BOUGHT_AND_SOLD, LotMethod.SPECIFIC)), quotes);

    is(gain.value(), "1350");
    is(gain.cost(), "780");
    is(gain.priceGain(), "450");
    is(gain.fxGain(), "120");
    is(gain.total(), "570");
  }

  @Test
  void withoutARateOfTheDayTheCostIsMissingAndSaysSo() {
    Sale sale =
        onlySale(
            """
            2024-03-01 price USD 1.30 CAD
            2024-03-11 * "buy ten days later"
              Assets:Shares   10 AAA {100.00 USD}
              Assets:Cash  -1000.00 USD
            2024-09-02 price USD 1.40 CAD
            2024-09-02 * "sell"
              Assets:Shares   -4 AAA {100.00 USD} @ 120.00 USD
              Assets:Cash    480.00 USD
              Income:Gains   -80.00 USD
            """);

    assertThat(sale.gain()).isEqualTo(Figure.missing("no rate from USD to CAD on 2024-03-11"));
    is(sale.baseProceeds(), "672");
  }

  @Test
  void aCurrencyWithoutADirectRateGoesThroughThePivot() {
    // one CHF = 1 ÷ 0.95 EUR = 1.50 ÷ 0.95 CAD; 10 × 19 CHF × 1.50 ÷ 0.95 = 300 CAD
    Lot lot =
        onlyLot(
            book(
                """
                2024-03-01 price EUR 0.95 CHF
                2024-03-01 price EUR 1.50 CAD
                2024-03-01 * "buy"
                  Assets:Shares   10 AAA {19.00 CHF}
                  Assets:Cash  -190.00 CHF
                """,
                LotMethod.SPECIFIC));

    assertThat(lot.totalBaseCost().value().orElseThrow())
        .isCloseTo(
            new BigDecimal("300"), org.assertj.core.data.Offset.offset(new BigDecimal("1e-28")));
    assertThat(lot.entry())
        .isNotNull()
        .extracting(HistoricRate::route)
        .asString()
        .isEqualTo("[1/EUR/CHF, EUR/CAD]");
  }

  @Test
  void theRateWrittenOnATradeBeatsThatOfTheDay() {
    // 1420 CAD were paid for 1000 USD: one dollar cost 1.42 CAD, whatever the day says
    Lot lot =
        onlyLot(
            book(
                """
                2024-03-01 price USD 1.30 CAD
                2024-03-01 * "buy with a conversion"
                  Assets:Shares   10 AAA {100.00 USD}
                  Assets:Cash  -1000.00 USD
                  Assets:Cash   1000.00 USD @@ 1420.00 CAD
                  Assets:Cash  -1420.00 CAD
                """,
                LotMethod.SPECIFIC));

    is(lot.totalBaseCost(), "1420");
    assertThat(lot.entry()).isNotNull().extracting(HistoricRate::source).isEqualTo("trade");
  }

  @Test
  void aSplitBetweenPurchaseAndSaleHandsTheCostOn() {
    // 10 at 100 USD become 20 at 50; cost 10 × 100 × 1.30 = 1300 CAD as before
    // 15 sold at 60: 15 × 60 × 1.40 − 15 × 50 × 1.30 = 1260 − 975 = 285
    String text =
        """
        2024-03-01 price USD 1.30 CAD
        2024-03-01 * "buy"
          Assets:Shares   10 AAA {100.00 USD}
          Assets:Cash  -1000.00 USD
        2024-06-03 * "split"
          Assets:Shares  -10 AAA {100.00 USD, 2024-03-01}
          Assets:Shares   20 AAA {50.00 USD, 2024-03-01}
        2024-09-02 price USD 1.40 CAD
        2024-09-02 * "sell"
          Assets:Shares  -15 AAA {50.00 USD} @ 60.00 USD
          Assets:Cash    900.00 USD
          Income:Gains  -150.00 USD
        """;

    Sale sale = onlySale(text);

    is(sale.gain(), "285");
    assertThat(sale.lot().acquired()).isEqualTo("2024-03-01");
    is(onlyLot(book(text, LotMethod.SPECIFIC)).totalBaseCost(), "325");
    is(onlyLot(book(text, LotMethod.FIFO)).totalBaseCost(), "325");
  }

  @Test
  void aTransferInKindTakesCostAndDateAlong() {
    String text =
        """
        2024-03-01 price USD 1.30 CAD
        2024-03-01 * "buy"
          Assets:Shares   10 AAA {100.00 USD}
          Assets:Cash  -1000.00 USD
        2024-06-03 * "move"
          Assets:Shares  -4 AAA {100.00 USD, 2024-03-01}
          Assets:Other    4 AAA {100.00 USD, 2024-03-01}
        """;
    for (LotMethod method : LotMethod.values()) {
      LotBook book = book(text, method);

      assertThat(book.sales()).isEmpty();
      assertThat(lots(book))
          .extracting(Lot::account)
          .containsExactly("Assets:Other", "Assets:Shares");
      is(lots(book).get(0).totalBaseCost(), "520");
      is(lots(book).get(1).totalBaseCost(), "780");
      assertThat(lots(book))
          .extracting(lot -> lot.acquired().toString())
          .containsOnly("2024-03-01");
    }
  }

  @Test
  void aLotOfNoCostGainsAllThatItIsSoldFor() {
    // a spin-off at {0 USD}: 5 × 8 × 1.40 − 0 = 56, with no rate needed of the day of acquisition
    Sale sale =
        onlySale(
            """
            2024-03-01 * "spin-off"
              Assets:Shares   5 BBB {0 USD}
            2024-09-02 price USD 1.40 CAD
            2024-09-02 * "sell"
              Assets:Shares  -5 BBB {0 USD} @ 8.00 USD
              Assets:Cash    40.00 USD
              Income:Gains  -40.00 USD
            """);

    is(sale.gain(), "56");
    is(sale.fxGain(), "0");
  }

  @Test
  void aShortPositionGainsWhenThePriceFalls() {
    // sold short 10 at 100 CAD, bought back 4 at 80: 400 − 320 = 80; 6 still short at 90: 600 − 540
    // = 60
    LotBook book =
        book(
            """
            2024-03-01 * "sell short"
              Assets:Shares  -10 AAA {100.00 CAD}
              Assets:Cash   1000.00 CAD
            2024-04-01 * "buy back"
              Assets:Shares    4 AAA {100.00 CAD} @ 80.00 CAD
              Assets:Cash   -320.00 CAD
              Income:Gains   -80.00 CAD
            """,
            LotMethod.SPECIFIC);
    PackQuotes quotes = new PackQuotes(InlinePack.of("PP_2025-10-24", "price AAA CAD 90"), CAD);

    is(book.sales().get(0).gain(), "80");
    Lot left = onlyLot(book);
    assertThat(left.units()).isEqualByComparingTo("-6");
    is(LotGain.of(left, quotes).total(), "60");
  }

  @Test
  void aSaleWithoutAPriceGainsWhatWasBookedAsIncome() {
    Sale sale =
        onlySale(
            """
            2024-03-01 * "buy"
              Assets:Shares   10 AAA {100.00 CAD}
              Assets:Cash  -1000.00 CAD
            2024-04-01 * "sell without a price"
              Assets:Shares   -4 AAA {100.00 CAD}
              Assets:Cash    450.00 CAD
              Income:Gains   -50.00 CAD
            """);

    is(sale.baseProceeds(), "450");
    is(sale.gain(), "50");
  }

  @Test
  void aGiftLeavesAtItsCost() {
    LotBook book =
        book(
            """
            2024-03-01 * "buy"
              Assets:Shares   10 AAA {100.00 CAD}
              Assets:Cash  -1000.00 CAD
            2024-04-01 * "give"
              Assets:Shares   -4 AAA {100.00 CAD}
              Expenses:Gifts  400.00 CAD
            """,
            LotMethod.SPECIFIC);

    assertThat(book.sales()).isEmpty();
    is(onlyLot(book).totalBaseCost(), "600");
  }

  /**
   * Bought 10 at 20, 10 at 30, 10 at 25, sold 15 at 40 (600).
   *
   * <p>FIFO 10 × 20 + 5 × 30 = 350; LIFO 10 × 25 + 5 × 30 = 400; HIFO 10 × 30 + 5 × 25 = 425;
   * average 750 ÷ 30 × 15 = 375; named: the lots of 25 and half of those of 20, 350.
   */
  @ParameterizedTest
  @CsvSource({"FIFO,250", "LIFO,200", "HIFO,175", "AVERAGE,225", "SPECIFIC,250"})
  void methodsTakeTheirLots(LotMethod method, String gain) {
    LotBook book =
        book(
            """
            2024-01-02 * "buy"
              Assets:Shares   10 AAA {20.00 CAD}
              Assets:Cash   -200.00 CAD
            2024-02-01 * "buy"
              Assets:Shares   10 AAA {30.00 CAD}
              Assets:Cash   -300.00 CAD
            2024-03-01 * "buy"
              Assets:Shares   10 AAA {25.00 CAD}
              Assets:Cash   -250.00 CAD
            2024-04-01 * "sell"
              Assets:Shares  -10 AAA {25.00 CAD} @ 40.00 CAD
              Assets:Shares   -5 AAA {20.00 CAD} @ 40.00 CAD
              Assets:Cash    600.00 CAD
              Income:Gains  -250.00 CAD
            """,
            method);

    is(book.sales().stream().map(Sale::gain).collect(Figure.sum()), gain);
    is(
        lots(book).stream().map(Lot::totalBaseCost).collect(Figure.sum()),
        new BigDecimal("150").add(new BigDecimal(gain)).toPlainString());
  }
}
