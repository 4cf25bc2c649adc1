package io.dawsos.portfolio.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.attribution.Contribution;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * One holding by hand. 2000 USD come in and buy 10 ACME at 100 for 1005 with a fee; a dividend pays
 * 17 after tax; two for one; 5 of the 20 are sold at 60.
 *
 * <pre>
 *          units price  fx    value CAD            paid for it     it paid
 * 03-03    10    100    1.30  1300                 1005 × 1.30
 * 03-04    10    110    1.32  1452                                 17 × 1.32
 * 03-05    20     50    1.35  1350
 * 03-06    15     60    1.40  1260                                 300 × 1.40
 * </pre>
 */
class HoldingReturnTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final CurrencyCode ACME = CurrencyCode.of("ACME");
  private static final InlineSeries SERIES =
      InlineSeries.packs(
              "2025-03-03 price ACME USD 100, fx USD CAD 1.30",
              "2025-03-04 price ACME USD 110, fx USD CAD 1.32",
              "2025-03-05 price ACME USD 50, fx USD CAD 1.35",
              "2025-03-06 price ACME USD 60, fx USD CAD 1.40")
          .ledger(
              """
              2020-01-01 open Income:Dividends:ACME
              2020-01-01 open Expenses:Withholding
              2025-03-03 * "in"
                Assets:P:Cash  2000 USD
                Equity:In
              2025-03-03 * "buy"
                Assets:P:Stock  10 ACME {100 USD}
                Expenses:Fees  5 USD
                Assets:P:Cash  -1005 USD
              2025-03-04 * "dividend"
                Assets:P:Cash  17 USD
                Expenses:Withholding  3 USD
                Income:Dividends:ACME  -20 USD
              2025-03-05 * "two for one"
                Assets:P:Stock  -10 ACME {100 USD, 2025-03-03}
                Assets:P:Stock  20 ACME {50 USD, 2025-03-03}
              2025-03-06 * "sale"
                Assets:P:Stock  -5 ACME {50 USD} @ 60 USD
                Assets:P:Cash  300 USD
                Income:Gains  -50 USD
              """);

  private static HoldingReturn sinceInception() {
    return HoldingReturn.of(
        SERIES.holding("ACME", "CAD", "Assets:P:*"),
        SERIES.holding("ACME", "USD", "Assets:P:*"),
        Period.since(null, LocalDate.of(2025, 3, 6)));
  }

  @Test
  void timeWeightedReturnsOfBothCurrenciesAndOfTheRate() {
    HoldingReturn made = sinceInception();
    double local = 1000.0 / 1005 * (1117.0 / 1000) * (1000.0 / 1100) * (1200.0 / 1000) - 1;
    double base = 1300 / 1306.5 * (1474.44 / 1300) * (1350.0 / 1452) * (1680.0 / 1350) - 1;

    assertThat(made.local().timeWeighted().value()).isCloseTo(local, EXACT);
    assertThat(made.base().timeWeighted().value()).isCloseTo(base, EXACT);
    assertThat(made.fx().value()).isCloseTo((1 + base) / (1 + local) - 1, EXACT);
    // The rate went from 1.30 to 1.40, but 17 and 300 dollars left at 1.32 and 1.40.
    assertThat(made.fx().value()).isBetween(0.07, 0.08);
  }

  @Test
  void whatIsPaidForItAndWhatItPaysAreItsFlows() {
    DailySeries holding = SERIES.holding("ACME", "CAD", "Assets:P:*");

    assertThat(holding.days())
        .extracting(day -> day.startFlow().doubleValue(), day -> day.endFlow().doubleValue())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1306.5, 0.0),
            org.assertj.core.groups.Tuple.tuple(0.0, -22.44),
            org.assertj.core.groups.Tuple.tuple(0.0, 0.0),
            org.assertj.core.groups.Tuple.tuple(0.0, -420.0));
    assertThat(holding.days().get(3).value()).isEqualByComparingTo("1260");
    assertThat(sinceInception().base().netFlow()).isEqualByComparingTo("864.06");
  }

  @Test
  void atTheMoneyWeightedRateThePresentValuesSumToZero() {
    double rate = Objects.requireNonNull(sinceInception().local().moneyWeighted().annual().value());
    double daily = StrictMath.pow(1 + rate, 1.0 / 365);

    assertThat(-1005 + 17 / daily + (300 + 900) / Math.pow(daily, 3)).isCloseTo(0, within(1e-6));
  }

  @Test
  void daysTellUnitsPriceRateAndWeight() {
    List<HoldingDay> days =
        HoldingDay.of(
            SERIES.holding("ACME", "CAD", "Assets:P:*"), ACME, SERIES.of("CAD", "Assets:P:*"));

    assertThat(days).hasSize(4);
    HoldingDay last = days.get(3);
    assertThat(last.units()).isEqualByComparingTo("15");
    assertThat(last.price()).isEqualByComparingTo("60");
    assertThat(last.rate()).isEqualByComparingTo("1.40");
    // Cash: 2000 − 1005 + 17 + 300 = 1312 USD beside 900 USD of ACME.
    assertThat(last.weight())
        .isCloseTo(new BigDecimal(900.0 / 2212), within(new BigDecimal("1e-15")));
  }

  @Test
  void itsContributionIsThatOfThePortfolio() {
    // The portfolio in dollars: (995 + 1000) / 2000, then + 100 + 17, − 100, and + 200 on the 20.
    Contribution whole = Contribution.of(Span.whole(SERIES.of("USD", "Assets:P:*")));
    Contribution.Line line = whole.line(ACME).orElseThrow();

    assertThat(whole.total()).isCloseTo(2212.0 / 2000 - 1, EXACT);
    assertThat(line.total()).isCloseTo(whole.total(), EXACT);
    assertThat(line.fx()).isCloseTo(0, EXACT);
  }

  @Test
  void soldAndBoughtAgainItHasNoReturnOverTheTimeBetween() {
    DailySeries holding =
        InlineSeries.packs(
                "2025-03-03 price ACME CAD 10",
                "2025-03-04 price ACME CAD 12",
                "2025-03-05 price ACME CAD 11",
                "2025-03-06 price ACME CAD 11")
            .ledger(
                """
                2025-03-03 * "buy"
                  Assets:P:Stock  10 ACME {10 CAD}
                  Assets:Bank  -100 CAD
                2025-03-04 * "sale"
                  Assets:P:Stock  -10 ACME {10 CAD} @ 12 CAD
                  Assets:Bank  120 CAD
                  Income:Gains  -20 CAD
                2025-03-06 * "buy"
                  Assets:P:Stock  10 ACME {11 CAD}
                  Assets:Bank  -110 CAD
                """)
            .holding("ACME", "CAD", "Assets:P:*");

    PeriodReturn whole = PeriodReturn.of(holding, Period.since(null, LocalDate.of(2025, 3, 6)));
    PeriodReturn first = PeriodReturn.of(holding, Period.since(null, LocalDate.of(2025, 3, 5)));

    assertThat(whole.timeWeighted().reason()).isEqualTo("there was no capital on 2025-03-05");
    // 120 / 100 − 1 while it was held; the days after the sale do not count.
    assertThat(first.timeWeighted().value()).isCloseTo(0.2, EXACT);
    assertThat(first.span()).isNotNull();
  }

  @Test
  void whatIsNeverPricedHasNeitherValueNorReturn() {
    InlineSeries unpriced =
        InlineSeries.packs("2025-03-03", "2025-03-04")
            .ledger(
                """
                2025-03-03 * "buy"
                  Assets:P:Stock  10 ACME {10 CAD}
                  Assets:Bank  -100 CAD
                """);
    DailySeries holding = unpriced.holding("ACME", "CAD", "Assets:P:*");

    HoldingReturn made =
        HoldingReturn.of(holding, holding, Period.since(null, LocalDate.of(2025, 3, 4)));

    assertThat(made.base().timeWeighted().reason()).isEqualTo("no pack has a price of ACME");
    assertThat(made.fx().reason()).isEqualTo("no pack has a price of ACME");
    assertThat(HoldingDay.of(holding, ACME, unpriced.cad()))
        .extracting(HoldingDay::value, HoldingDay::weight)
        .containsOnly(org.assertj.core.groups.Tuple.tuple(null, null));
  }
}
