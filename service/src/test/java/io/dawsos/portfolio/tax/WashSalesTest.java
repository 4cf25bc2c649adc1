package io.dawsos.portfolio.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.lots.Lot;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotEvents;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.SplitRatios;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of IRS Publication 550, and what lies between them. */
class WashSalesTest {
  private static final TaxRules RULES = rules(Map.of());

  private static TaxRules rules(Map<String, String> identical) {
    return new TaxRules(new BigDecimal("0.30"), new BigDecimal("0.15"), null, 30, identical);
  }

  private final StringBuilder text =
      new StringBuilder(
          """
          2019-01-01 open Assets:Shares "FIFO"
          2019-01-01 open Assets:Second "FIFO"
          2019-01-01 open Assets:Cash
          2019-01-01 open Income:Gains
          """);

  private List<Split> known = List.of();

  private void buy(String date, String units, String commodity, String price) {
    text.append(
        "%s * \"buy\"\n  Assets:Shares  %s %s {%s USD}\n  Assets:Cash\n"
            .formatted(date, units, commodity, price));
  }

  private void sell(String date, String units, String commodity, String price) {
    text.append(
        "%s * \"sell\"\n  Assets:Shares  -%s %s {} @ %s USD\n  Assets:Cash  %s USD\n  Income:Gains\n"
            .formatted(
                date,
                units,
                commodity,
                price,
                new BigDecimal(units).multiply(new BigDecimal(price)).toPlainString()));
  }

  private TaxLedger ledger(TaxRules rules, LotMethod method) {
    LedgerSnapshot ledger = InlineLedger.load(text.toString());
    assertThat(ledger.errors()).isEmpty();
    List<LotEvent> events = LotEvents.until(ledger, InlineLedger.END);
    return TaxLedger.of(
        events,
        new AccountGlobs(List.of("Assets:*")),
        method,
        rules,
        CurrencyCode.of("USD"),
        RateHistory.NONE,
        SplitRatios.of(events, known));
  }

  private TaxLedger ledger() {
    return ledger(RULES, LotMethod.SPECIFIC);
  }

  private static void is(Figure figure, String number) {
    assertThat(figure.number()).as(String.valueOf(figure)).isEqualByComparingTo(number);
  }

  private static Figure costWithLoss(Lot lot) {
    return lot.totalBaseCost().plus(lot.washed().times(lot.units()));
  }

  @Test
  void theDeniedLossIsAddedToTheCostOfTheNewStock() {
    // Publication 550, Wash Sales, Example 1 of a loss: 100 shares bought for 1,000, sold for 750;
    // within 30
    // days 100 bought for 800. The loss of 250 is denied; the basis of the new stock is 1,050.
    buy("2024-01-10", "100", "XXX", "10");
    sell("2024-06-03", "100", "XXX", "7.50");
    buy("2024-06-20", "100", "XXX", "8");

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().gain(), "-250");
    is(ledger.gains().get(0).sale().disallowed(), "250");
    is(ledger.gains().get(0).sale().taxableGain(), "0");
    is(costWithLoss(ledger.lots().get(0)), "1050");
  }

  @Test
  void theNewStockIsHeldAsLongAsTheOldWasToo() {
    // held 2024-01-10 to 2024-06-03: 145 days; 2024-06-20 less 145 days is 2024-01-27
    buy("2024-01-10", "100", "XXX", "10");
    sell("2024-06-03", "100", "XXX", "7.50");
    buy("2024-06-20", "100", "XXX", "8");
    sell("2025-02-03", "100", "XXX", "12");

    TaxLedger ledger = ledger();

    RealizedGain second = ledger.gains().get(1);
    assertThat(second.sale().lot().heldSince()).isEqualTo("2024-01-27");
    assertThat(second.longTerm()).isTrue();
    // 1200 − 800 − 250 carried
    is(second.sale().taxableGain(), "150");
  }

  @Test
  void moreSoldThanBoughtDeniesThePartThatIsMatched() {
    // 100 sold at a loss of 500, 40 bought
    // back: 40 × 5 = 200 denied, 300 allowed; the 40 cost 40 × 6 + 200 = 440
    buy("2023-01-10", "100", "XXX", "10");
    sell("2024-06-03", "100", "XXX", "5");
    buy("2024-06-20", "40", "XXX", "6");

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().disallowed(), "200");
    is(ledger.gains().get(0).sale().taxableGain(), "-300");
    assertThat(ledger.gains().get(0).sale().washedUnits()).isEqualByComparingTo("40");
    is(costWithLoss(ledger.lots().get(0)), "440");
  }

  @Test
  void moreBoughtThanSoldMatchesTheFirstBought() {
    // 60 sold at a loss of 5 each; bought 50 on 06-10, 50 on 06-20: all of the first and 10 of the
    // second are matched: 300 denied; costs 50 × 6 + 250, 10 × 7 + 50 and 40 × 7
    buy("2023-01-10", "60", "XXX", "10");
    sell("2024-06-03", "60", "XXX", "5");
    buy("2024-06-10", "50", "XXX", "6");
    buy("2024-06-20", "50", "XXX", "7");

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().disallowed(), "300");
    assertThat(ledger.lots())
        .extracting(
            lot -> costWithLoss(lot).value().orElseThrow().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder("550", "120", "280");
  }

  @Test
  void stockBoughtBeforeTheSaleIsAReplacementToo() {
    // Publication 550, Wash Sales, "More or less stock bought than sold", Example 2: 100 bought on
    // September 21 for 5,000; 50 on December 15 for 2,750; 25 on December 22 for 1,125; the 100
    // sold
    // on December 29 for 4,000. Of the loss of 1,000 the part of 75 shares, 750, is denied. The 50
    // shares then cost 2,750 + 500 = 3,250, the 25 shares 1,125 + 250 = 1,375.
    buy("2023-09-21", "100", "XYZ", "50");
    buy("2023-12-15", "50", "XYZ", "55");
    buy("2023-12-22", "25", "XYZ", "45");
    sell("2023-12-29", "100", "XYZ", "40");

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().disallowed(), "750");
    is(ledger.gains().get(0).sale().taxableGain(), "-250");
    is(costWithLoss(ledger.lots().get(0)), "3250");
    is(costWithLoss(ledger.lots().get(1)), "1375");
  }

  @Test
  void unitsOfTheVeryPurchaseThatIsSoldReplaceNothing() {
    buy("2024-06-03", "100", "XXX", "10");
    sell("2024-06-10", "40", "XXX", "8");

    is(ledger().gains().get(0).sale().disallowed(), "0");
  }

  @Test
  void unitsSoldOnTheSameDayReplaceNothing() {
    buy("2024-05-20", "100", "XXX", "10");
    buy("2024-06-03", "100", "XXX", "9");
    sell("2024-06-10", "200", "XXX", "8");

    assertThat(ledger().gains()).allSatisfy(gain -> is(gain.sale().disallowed(), "0"));
  }

  @Test
  void thirtyDaysCountAndThirtyOneDoNot() {
    buy("2023-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "5");
    buy("2024-07-03", "4", "XXX", "6"); // 30 days later
    buy("2024-07-04", "4", "XXX", "6"); // 31 days later

    assertThat(ledger().gains().get(0).sale().washedUnits()).isEqualByComparingTo("4");
  }

  @Test
  void aPurchaseReplacesOnce() {
    // 4 bought on 06-20 replace 4 of the 5 sold on 06-03, so none is left for those of 06-10
    buy("2023-01-10", "10", "XXX", "10");
    sell("2024-06-03", "5", "XXX", "5");
    sell("2024-06-10", "5", "XXX", "5");
    buy("2024-06-20", "4", "XXX", "6");

    assertThat(ledger().gains())
        .extracting(gain -> gain.sale().washedUnits().intValueExact())
        .containsExactly(4, 0);
  }

  @Test
  void aLossMayBePassedOnTwice() {
    // 10 bought at 10, sold at 7: 30 denied. Those bought at 8 cost 110; sold at 7 they lose 40,
    // denied again by the next purchase, which costs 10 × 6 + 40 = 100; sold at 9 it loses 10.
    buy("2023-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "7");
    buy("2024-06-10", "10", "XXX", "8");
    sell("2024-06-20", "10", "XXX", "7");
    buy("2024-07-01", "10", "XXX", "6");
    sell("2024-12-20", "10", "XXX", "9");

    List<RealizedGain> gains = ledger().gains();

    is(gains.get(0).sale().disallowed(), "30");
    is(gains.get(1).sale().disallowed(), "40");
    is(gains.get(2).sale().taxableGain(), "-10");
    // 70 + 70 + 90 − 100 − 80 − 60: what is denied is put off, not lost
    is(gains.stream().map(gain -> gain.sale().taxableGain()).collect(Figure.sum()), "-10");
  }

  @Test
  void commoditiesOfOneGroupAreTheSame() {
    buy("2023-01-10", "10", "SPY", "10");
    sell("2024-06-03", "10", "SPY", "7");
    buy("2024-06-10", "10", "VOO", "8");

    is(ledger().gains().get(0).sale().disallowed(), "0");
    is(
        ledger(rules(Map.of("SPY", "S&P 500", "VOO", "S&P 500")), LotMethod.SPECIFIC)
            .gains()
            .get(0)
            .sale()
            .disallowed(),
        "30");
  }

  @Test
  void aSplitKeepsWhatWasAddedToTheCost() {
    // 10 replaced at 8 with 30 added; after two for one 20 at 4 with 30 added; sold at 6: 120 − 110
    buy("2023-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "7");
    buy("2024-06-10", "10", "XXX", "8");
    text.append(
        """
        2024-08-01 * "split"
          Assets:Shares  -10 XXX {8 USD, 2024-06-10}
          Assets:Shares   20 XXX {4 USD, 2024-06-10}
          Assets:Cash  0 USD
        """);
    sell("2024-12-20", "20", "XXX", "6");

    is(ledger().gains().get(1).sale().taxableGain(), "10");
  }

  @Test
  void afterASplitTheNewUnitsReplaceTheirNumberOfOldOnes() {
    // 10 of 12 sold at a loss of 3 each; two for one; 8 new units, as 4 old ones, bought within the
    // 30 days: 4 × 3 = 12 of the 30 are denied, 1.50 for each new unit: 8 × (4 + 1.50) = 44
    buy("2023-01-10", "12", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "7");
    text.append(
        """
        2024-06-10 * "split"
          Assets:Shares  -2 XXX {10 USD, 2023-01-10}
          Assets:Shares   4 XXX {5 USD, 2023-01-10}
        """);
    buy("2024-06-20", "8", "XXX", "4");

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().disallowed(), "12");
    assertThat(ledger.gains().get(0).sale().washedUnits()).isEqualByComparingTo("4");
    is(costWithLoss(ledger.lots().get(1)), "44");
  }

  @Test
  void aSplitThatTheLedgerDoesNotBookCountsWhereItIsKnown() {
    // All 10 are sold at a loss of 3 each, so that no split is booked; 30 new units, as 10 old
    // ones,
    // replace them: all 30 are denied, 1 for each of the new units.
    buy("2023-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "7");
    buy("2024-06-20", "40", "XXX", "2");
    known =
        List.of(
            new Split(
                SecurityId.of("XXX"),
                LocalDate.of(2024, 6, 10),
                new BigDecimal(3),
                BigDecimal.ONE,
                "test"));

    TaxLedger ledger = ledger();

    is(ledger.gains().get(0).sale().disallowed(), "30");
    assertThat(ledger.lots()).extracting(lot -> lot.units().intValueExact()).contains(30, 10);
    is(ledger.lots().stream().map(WashSalesTest::costWithLoss).collect(Figure.sum()), "110");
  }

  @Test
  void aGainIsNeverAWashSale() {
    buy("2024-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "12");
    buy("2024-06-10", "10", "XXX", "8");

    is(ledger().gains().get(0).sale().taxableGain(), "20");
  }

  @Test
  void withoutTheRuleNothingIsDenied() {
    buy("2024-01-10", "10", "XXX", "10");
    sell("2024-06-03", "10", "XXX", "7");
    buy("2024-06-10", "10", "XXX", "8");
    TaxRules none = new TaxRules(BigDecimal.ONE, BigDecimal.ONE, 365, 0, Map.of());

    is(ledger(none, LotMethod.SPECIFIC).gains().get(0).sale().taxableGain(), "-30");
  }

  @Test
  void moreThanAYearIsLongAndAYearIsNot() {
    buy("2024-01-15", "10", "XXX", "10");
    sell("2025-01-15", "5", "XXX", "12");
    sell("2025-01-16", "5", "XXX", "12");

    assertThat(ledger().gains()).extracting(RealizedGain::longTerm).containsExactly(false, true);
  }

  @Test
  void aYearAddsUpItsGainsAndTaxesTheNet() {
    // 2024: short 5 × (12 − 10) = 10, long 5 × (4 − 10) = −30 of those of 2022: net −20, no tax
    // 2025: short 5 × 10 = 50 at 30 %, long 0: 15
    buy("2022-01-10", "5", "OLD", "10");
    buy("2024-01-15", "10", "XXX", "10");
    sell("2024-06-03", "5", "XXX", "12");
    sell("2024-06-03", "5", "OLD", "4");
    sell("2025-01-10", "5", "XXX", "20");

    List<TaxYear> years = ledger().years();

    assertThat(years).extracting(TaxYear::year).containsExactly(2024, 2025);
    is(years.get(0).shortTerm(), "10");
    is(years.get(0).longTerm(), "-30");
    is(years.get(0).tax(), "0");
    is(years.get(1).shortTerm(), "50");
    is(years.get(1).tax(), "15");
  }
}
