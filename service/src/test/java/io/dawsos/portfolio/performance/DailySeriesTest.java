package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.portfolio.performance.DailySeries.Day;
import io.dawsos.portfolio.performance.DailySeries.State;
import io.dawsos.portfolio.performance.ExternalFlow.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each test computes one portfolio of a few days by hand. */
class DailySeriesTest {
  private static final Offset<Double> EXACT = within(1e-14);

  private static Day day(DailySeries series, String date) {
    return series.days().stream()
        .filter(day -> day.date().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }

  private static PeriodReturn inception(DailySeries series) {
    LocalDate end = series.quotes().timeline().pinned().asOf();
    return PeriodReturn.of(series, Period.since(null, end));
  }

  private static void assertValue(DailySeries series, String date, String value) {
    assertThat(day(series, date).value()).isEqualByComparingTo(value);
  }

  @Test
  void cashThatComesInIsThereAllDay() {
    // Day 1: 1000 comes in and buys 10 ACME at 100, which close at 105: 1050 / 1000 - 1 = 5 %.
    // Day 2: 500 come in at the open. 10 × 110 + 500 = 1600; 1600 / (1050 + 500) - 1 = 3.2258 %.
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 105", "2025-03-04 price ACME CAD 110")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Stock  10 ACME {100 CAD}
                  Assets:Bank  -1000 CAD
                2025-03-04 * "in"
                  Assets:P:Cash  500 CAD
                  Equity:In
                """)
            .cad();

    assertThat(day(series, "2025-03-03").rate()).isCloseTo(0.05, EXACT);
    assertThat(day(series, "2025-03-04").rate()).isCloseTo(1600.0 / 1550 - 1, EXACT);
    assertThat(inception(series).timeWeighted().value()).isCloseTo(1.05 * 1600 / 1550 - 1, EXACT);
    assertThat(inception(series).span()).isNotNull();
    assertThat(series.flows())
        .extracting(ExternalFlow::timing, flow -> flow.amount().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Timing.START, "1000"),
            org.assertj.core.groups.Tuple.tuple(Timing.START, "500"));
  }

  @Test
  void cashThatGoesOutWasThereAllDay() {
    // 10 ACME at 100 = 1000 at the end of day 1. Day 2: 4 are sold at the close of 110 and 440 paid
    // out: (660 + 440) / 1000 - 1 = 10 %, as if nothing had gone out.
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 100", "2025-03-04 price ACME CAD 110")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Stock  10 ACME {100 CAD}
                  Equity:In
                2025-03-04 * "sale"
                  Assets:P:Stock  -4 ACME {100 CAD} @ 110 CAD
                  Assets:P:Cash  440 CAD
                  Income:Gains
                2025-03-04 * "out"
                  Assets:P:Cash  -440 CAD
                  Assets:Bank
                """)
            .cad();

    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.10, EXACT);
    assertThat(day(series, "2025-03-04").endFlow()).isEqualByComparingTo("-440");
    assertValue(series, "2025-03-04", "660");
  }

  @Test
  void securitiesThatComeInKindCountAtTheirCloseNotAtTheirCost() {
    // 10 ACME that cost 10 long ago come in on day 2, when they close at 50: a flow of 500 at the
    // end of the day. (1010 + 500 - 500) / 1000 - 1 = 1 % is what the cash account earned.
    DailySeries series =
        InlineSeries.packs("2025-03-03", "2025-03-04 price ACME CAD 50")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-04 * "transfer"
                  Assets:P:Stock  10 ACME {10 CAD, 2021-05-05}
                  Equity:In
                2025-03-04 * "interest"
                  Assets:P:Cash  10 CAD
                  Income:Dividends
                """)
            .cad();

    assertThat(day(series, "2025-03-04").endFlow()).isEqualByComparingTo("500");
    assertThat(day(series, "2025-03-04").startFlow()).isEqualByComparingTo("0");
    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.01, EXACT);
  }

  @Test
  void aSplitAndATransferInsideAreNoFlows() {
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 100", "2025-03-04 price ACME CAD 50")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Stock  10 ACME {100 CAD}
                  Equity:In
                2025-03-04 * "split two for one"
                  Assets:P:Stock  -10 ACME {100 CAD}
                  Assets:P:Stock  20 ACME {50 CAD, 2025-03-03}
                2025-03-04 * "inside"
                  Assets:P:Cash  100 CAD
                  Liabilities:P:Margin  -100 CAD
                """)
            .cad();

    assertThat(series.flows()).hasSize(1);
    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0, EXACT);
  }

  @Test
  void dividendsAndFeesArePerformanceAndASalaryIsNot() {
    // 1000 + 30 dividend - 5 fee = 1025: 2.5 %. The account of the salary is declared external.
    DailySeries series =
        InlineSeries.packs("2025-03-03", "2025-03-04", "2025-03-05")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-04 * "dividend"
                  Assets:P:Cash  30 CAD
                  Income:Dividends
                2025-03-04 * "fee"
                  Assets:P:Cash  -5 CAD
                  Expenses:Fees
                2025-03-05 * "salary"
                  Assets:P:Cash  2000 CAD
                  Income:Salary
                """)
            .cad();

    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.025, EXACT);
    assertThat(day(series, "2025-03-05").rate()).isCloseTo(0, EXACT);
    assertThat(day(series, "2025-03-05").startFlow()).isEqualByComparingTo("2000");
  }

  @Test
  void aDayWithNothingButAFeeHasItsLoss() {
    // 998.75 / 1000 - 1 = -12.5 bp
    DailySeries series =
        InlineSeries.packs("2025-03-03", "2025-03-04")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-04 * "custody"
                  Assets:P:Cash  -1.25 CAD
                  Expenses:Fees
                """)
            .cad();

    assertThat(day(series, "2025-03-04").rate()).isCloseTo(-0.00125, EXACT);
    assertThat(inception(series).timeWeighted().value()).isCloseTo(-0.00125, EXACT);
  }

  @Test
  void aShortPositionGainsWhenThePriceFalls() {
    // 1000 cash; 5 ACME sold short at 100: cash 1500, stock -500, worth 1000. At 90: 1500 - 450 =
    // 1050, a gain of 5 %.
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 100", "2025-03-04 price ACME CAD 90")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-03 * "short sale"
                  Assets:P:Stock  -5 ACME {100 CAD}
                  Assets:P:Cash  500 CAD
                """)
            .cad();

    assertValue(series, "2025-03-03", "1000");
    assertValue(series, "2025-03-04", "1050");
    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.05, EXACT);
  }

  @Test
  void negativeCashIsADebtAndLevers() {
    // 1000 buy 15 ACME at 100 on 500 of margin. At 110: 1650 - 500 = 1150, 15 % where ACME made 10
    // %.
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 100", "2025-03-04 price ACME CAD 110")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-03 * "buy"
                  Assets:P:Stock  15 ACME {100 CAD}
                  Assets:P:Cash  -1500 CAD
                """)
            .cad();

    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.15, EXACT);
  }

  @Test
  void whereDebtOutweighsAReturnSaysNothing() {
    DailySeries series =
        InlineSeries.packs(
                "2025-03-03 price ACME CAD 100",
                "2025-03-04 price ACME CAD 50",
                "2025-03-05 price ACME CAD 60")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  100 CAD
                  Equity:In
                2025-03-03 * "buy"
                  Assets:P:Stock  10 ACME {100 CAD}
                  Assets:P:Cash  -1000 CAD
                """)
            .cad();

    assertValue(series, "2025-03-04", "-400");
    assertThat(day(series, "2025-03-05").state()).isEqualTo(State.NO_CAPITAL);
    assertThat(inception(series).timeWeighted())
        .isEqualTo(Statistic.none("capital was not above zero on 2025-03-05"));
  }

  @Test
  void aCurrencyWithoutADirectRateIsCrossedThroughThePivot() {
    // Day 1: 1 USD = 1.60 / 1.25 = 1.28 CAD; day 2: 1.62 / 1.20 = 1.35 CAD.
    // 100 USD: 128, then 135 CAD: 135 / 128 - 1 = 5.46875 %.
    DailySeries series =
        InlineSeries.packs(
                "2025-03-03 fx EUR USD 1.25, fx EUR CAD 1.60",
                "2025-03-04 fx EUR USD 1.20, fx EUR CAD 1.62")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  100 USD
                  Equity:In
                """)
            .cad();

    assertValue(series, "2025-03-03", "128");
    assertValue(series, "2025-03-04", "135");
    assertThat(day(series, "2025-03-04").rate()).isCloseTo(0.0546875, EXACT);
  }

  @Test
  void aHolidayInOneMarketMovesTheOthersAlone() {
    // Toronto is closed on day 2: MAPLE keeps its price of day 1, and USCO moves by 2 %.
    // 10 × 50 + 10 × 50 = 1000; 500 + 510 = 1010: 1 %. Day 3: MAPLE 52: 520 + 510 = 1030.
    DailySeries series =
        InlineSeries.packs(
                "2025-06-30 price MAPLE CAD 50, price USCO CAD 50",
                "2025-07-01 price MAPLE CAD 50 2025-06-30, price USCO CAD 51",
                "2025-07-02 price MAPLE CAD 52, price USCO CAD 51")
            .ledger(
                """
                2025-06-30 * "in"
                  Assets:P:Stock  10 MAPLE {50 CAD}
                  Assets:P:Stock  10 USCO {50 CAD}
                  Equity:In
                """)
            .cad();

    assertThat(day(series, "2025-07-01").rate()).isCloseTo(0.01, EXACT);
    assertThat(day(series, "2025-07-02").rate()).isCloseTo(1030.0 / 1010 - 1, EXACT);
  }

  private static final String EMPTIED =
      """
      2025-01-31 * "in"
        Assets:P:Cash  1000 CAD
        Equity:In
      2025-02-03 * "interest"
        Assets:P:Cash  10 CAD
        Income:Dividends
      2025-02-28 * "all out"
        Assets:P:Cash  -1010 CAD
        Equity:In
      2025-04-01 * "in again"
        Assets:P:Cash  500 CAD
        Equity:In
      2025-04-30 * "interest"
        Assets:P:Cash  10 CAD
        Income:Dividends
      """;

  @Test
  void aPortfolioThatWasEmptyForAMonthHasNoReturnAcrossIt() {
    // February 1 %, March empty, April 510 / 500 - 1 = 2 %.
    DailySeries series =
        InlineSeries.packs(
                "2025-01-31",
                "2025-02-03",
                "2025-02-28",
                "2025-03-14",
                "2025-03-31",
                "2025-04-01",
                "2025-04-30")
            .ledger(EMPTIED)
            .cad();
    List<Statistic> months =
        Period.months(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 4, 30)).stream()
            .map(month -> PeriodReturn.timeWeighted(series, month))
            .toList();

    assertThat(months.get(1).value()).isCloseTo(0.01, EXACT);
    assertThat(months.get(2)).isEqualTo(Statistic.none("there was no capital"));
    assertThat(months.get(3).value()).isCloseTo(0.02, EXACT);
    assertThat(inception(series).timeWeighted())
        .isEqualTo(Statistic.none("there was no capital on 2025-03-14"));
    assertThat(inception(series).moneyWeighted().annual().value()).isPositive();
  }

  @Test
  void aReturnEndsWhereThePortfolioWasEmptied() {
    DailySeries series =
        InlineSeries.packs("2025-01-31", "2025-02-03", "2025-02-28", "2025-03-14")
            .ledger(EMPTIED)
            .cad();

    assertThat(inception(series).timeWeighted().value()).isCloseTo(0.01, EXACT);
    assertThat(inception(series).span()).extracting(Span::to).isEqualTo(LocalDate.of(2025, 2, 28));
  }

  private static final String HELD =
      """
      2025-03-03 * "in"
        Assets:P:Stock  10 GONE {100 CAD}
        Assets:P:Cash  1000 CAD
        Equity:In
      """;

  @Test
  void aDelistedSecurityThatIsStillHeldLeavesNoReturnRatherThanZero() {
    DailySeries series =
        InlineSeries.packs(
                "2025-03-03 price GONE CAD 100",
                "2025-03-04 price GONE CAD 80",
                "2025-03-05",
                "2025-03-06")
            .ledger(HELD)
            .cad();

    assertThat(series.days()).hasSize(2);
    assertThat(inception(series).timeWeighted())
        .isEqualTo(Statistic.none("no price of GONE on 2 days from 2025-03-05 to 2025-03-06"));
    assertThat(inception(series).span()).isNull();
  }

  @Test
  void aDelistedSecurityThatWasWrittenOffIsALoss() {
    // 2000 on day 1; GONE is written off on day 3, before which it has no price: 1000 / 1800 - 1
    // over the two days since it was last valued; in all -50 %.
    DailySeries series =
        InlineSeries.packs(
                "2025-03-03 price GONE CAD 100",
                "2025-03-04 price GONE CAD 80",
                "2025-03-05",
                "2025-03-06")
            .ledger(
                HELD
                    + """
                    2025-03-06 * "written off"
                      Assets:P:Stock  -10 GONE {100 CAD}
                      Income:Gains
                    """)
            .cad();

    assertThat(day(series, "2025-03-06").rate()).isCloseTo(1000.0 / 1800 - 1, EXACT);
    assertThat(inception(series).timeWeighted().value()).isCloseTo(-0.5, EXACT);
    assertThat(series.values().gaps())
        .extracting(Gap::text)
        .containsExactly("no price of GONE on 2025-03-05");
  }

  @Test
  void aFlowOnADayWithoutAPackCountsOnTheNext() {
    // Saturday's 100 USD are valued on Monday: 140 CAD, there from Monday's start.
    DailySeries series =
        InlineSeries.packs("2025-03-07 fx USD CAD 1.30", "2025-03-10 fx USD CAD 1.40")
            .ledger(
                """
                2025-03-07 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-08 * "in"
                  Assets:P:Cash  100 USD
                  Equity:In
                """)
            .cad();

    ExternalFlow flow = series.flows().get(1);
    assertThat(flow.date()).isEqualTo("2025-03-08");
    assertThat(flow.countedOn()).isEqualTo("2025-03-10");
    assertThat(flow.amount()).isEqualByComparingTo("140");
    assertThat(day(series, "2025-03-10").rate()).isCloseTo(0, EXACT);
  }

  @Test
  void whatIsNeverPricedIsLeftOutOfAllDays() {
    DailySeries series =
        InlineSeries.packs("2025-03-03", "2025-03-04")
            .ledger(
                """
                2025-03-03 * "in"
                  Assets:P:Cash  1000 CAD
                  Equity:In
                2025-03-04 * "points"
                  Assets:P:Stock  500 POINTS
                  Equity:In
                """)
            .cad();

    assertThat(day(series, "2025-03-04").rate()).isZero();
    assertThat(series.values().leftOut()).extracting(Object::toString).containsExactly("POINTS");
    assertThat(series.unvaluedFlows()).containsExactly("the capital flow on 2025-03-04");
  }

  @Test
  void whatBeganBeforeTheHistoryHasABaseAndNoFirstReturn() {
    DailySeries series =
        InlineSeries.packs("2025-03-03 price ACME CAD 100", "2025-03-04 price ACME CAD 101")
            .ledger(
                """
                2024-01-02 * "in"
                  Assets:P:Stock  10 ACME {90 CAD}
                  Equity:In
                """)
            .cad();

    assertThat(day(series, "2025-03-03").state()).isEqualTo(State.BASE);
    assertThat(inception(series).timeWeighted().value()).isCloseTo(0.01, EXACT);
    assertThat(inception(series).netFlow()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(
            PeriodReturn.timeWeighted(series, Period.usual(LocalDate.of(2025, 3, 4), null).get(2)))
        .isEqualTo(Statistic.none("the history of packs begins on 2025-03-03"));
  }
}
